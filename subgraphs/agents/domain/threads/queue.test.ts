import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { openSession } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { askThread, changeThread, openQuestions, shownThread } from '../../testing/threads.ts'
import { MOST_WAITING } from './make-room.ts'

/** No worker takes anything: what waits stays. */
let agents: TestAgents
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Hi.')), works: false })
})
afterAll(() => agents.dispose())

const send = (sessionId: string, content: string, more: object = {}) =>
  askThread(agents, 'sendMessage', { sessionId, content, ...more })
const stop = (runId: string | null) =>
  agents.ask('mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { status } } }', { id: runId })

describe('a message while a run goes on', () => {
  it('waits behind it, and behind those that wait', async () => {
    const session = await openSession(agents)
    for (const content of ['one', 'two', 'three']) expect((await send(session, content)).codes).toEqual([])
    expect(await openQuestions(agents, session)).toEqual(['one', 'two', 'three'])
    expect(await shownThread(agents, session)).toEqual(['one', 'QUEUED', 'two', 'QUEUED', 'three', 'QUEUED'])
  })

  it('is refused where ten wait already, and not before', async () => {
    const session = await openSession(agents)
    for (let place = 0; place <= MOST_WAITING; place++) expect((await send(session, `${place}`)).codes).toEqual([])
    expect((await send(session, 'one more')).codes).toEqual(['QUEUE_FULL'])
    expect((await send(session, 'now', { whileRunning: 'INTERRUPT' })).codes).toEqual([])
    expect(await openQuestions(agents, session)).toHaveLength(MOST_WAITING + 1)
    expect((await send(session, 'one more')).codes).toEqual(['QUEUE_FULL'])
  })

  it('of twenty at once is taken eleven times, in the order of the places in the conversation', async () => {
    const session = await openSession(agents)
    const asked = await Promise.all(Array.from({ length: 20 }, (_, index) => send(session, `question ${index}`)))
    expect(asked.filter(({ run }) => run)).toHaveLength(MOST_WAITING + 1)
    expect(asked.flatMap(({ codes }) => codes)).toEqual(Array(9).fill('QUEUE_FULL'))
    const shown = await shownThread(agents, session)
    expect(shown.filter((content) => content !== 'QUEUED')).toEqual(await openQuestions(agents, session))
  })

  it('is stored once for each clientRequestId, also by twenty at once, and whatever is to become of it', async () => {
    const session = await openSession(agents)
    await send(session, 'one')
    const clientRequestId = newId()
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        send(session, 'two', { clientRequestId, whileRunning: index % 2 ? 'ENQUEUE' : 'INTERRUPT' }),
      ),
    )
    expect(new Set(asked.map(({ run }) => run)).size).toBe(1)
    const waiting = await openQuestions(agents, session)
    expect(waiting.filter((content) => content === 'two')).toHaveLength(1)
    await send(session, 'three')
    // A repetition interrupts nothing a second time.
    await send(session, 'two', { clientRequestId, whileRunning: 'INTERRUPT' })
    expect(await openQuestions(agents, session)).toEqual([...waiting, 'three'])
  })
})

describe('a message that interrupts', () => {
  it('ends what no worker has, goes before what waits, and is followed by it', async () => {
    const session = await openSession(agents)
    for (const content of ['one', 'two', 'three']) await send(session, content)
    await send(session, 'now', { whileRunning: 'INTERRUPT' })
    expect(await openQuestions(agents, session)).toEqual(['now', 'two', 'three'])
    expect(await shownThread(agents, session)).toEqual([
      ...['one', 'STOPPED', 'now', 'QUEUED', 'two', 'QUEUED', 'three', 'QUEUED'],
    ])
    await send(session, 'four')
    expect((await shownThread(agents, session)).slice(-4)).toEqual(['three', 'QUEUED', 'four', 'QUEUED'])
  })

  it('is answered as any other where nothing goes on', async () => {
    const session = await openSession(agents)
    expect((await send(session, 'one', { whileRunning: 'INTERRUPT' })).codes).toEqual([])
    expect(await openQuestions(agents, session)).toEqual(['one'])
  })

  it('leaves one of five at once to go on, and loses none of their questions', async () => {
    const session = await openSession(agents)
    const contents = ['one', 'two', 'three', 'four', 'five']
    await Promise.all(contents.map((content) => send(session, content, { whileRunning: 'INTERRUPT' })))
    expect(await openQuestions(agents, session)).toHaveLength(1)
    const shown = await shownThread(agents, session)
    expect(shown.filter((content) => contents.includes(content)).sort()).toEqual(contents.toSorted())
    expect(shown.filter((content) => content === 'STOPPED')).toHaveLength(4)
    expect(shown.at(-1)).toBe('QUEUED')
  })

  it('stops nothing where it is refused', async () => {
    const session = await openSession(agents)
    await send(session, 'one')
    const refused = await send(session, 'two', { whileRunning: 'INTERRUPT', model: 'no/such' })
    expect(refused.codes).toEqual(['MODEL_NOT_FOUND'])
    expect(await openQuestions(agents, session)).toEqual(['one'])
  })
})

describe('a question that waits', () => {
  it('is withdrawn with its place, and those behind it follow what came before', async () => {
    const session = await openSession(agents)
    await send(session, 'one')
    const { question, run } = await send(session, 'two')
    await send(session, 'three')
    expect(await changeThread(agents, 'withdrawMessage', question ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['one', 'QUEUED', 'three', 'QUEUED'])
    expect(await openQuestions(agents, session)).toEqual(['one', 'three'])
    expect(await changeThread(agents, 'withdrawMessage', question ?? '')).toEqual([])
    expect(await changeThread(agents, 'selectBranch', question ?? '')).toEqual(['MESSAGE_NOT_FOUND'])
    const { data } = await agents.ask('query ($id: ID!) { run(id: $id) { status question { content } } }', { id: run })
    expect(data.run).toEqual({ status: 'STOPPED', question: { content: 'two' } })
  })

  it('may be the only one: nothing is shown then', async () => {
    const session = await openSession(agents)
    const { answer } = await send(session, 'one')
    expect(await changeThread(agents, 'withdrawMessage', answer ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual([])
    await send(session, 'two')
    expect(await shownThread(agents, session)).toEqual(['two', 'QUEUED'])
  })

  it('is not withdrawn once it has begun, nor by another user', async () => {
    const session = await openSession(agents)
    const { question, run } = await send(session, 'one')
    expect(await changeThread(agents, 'withdrawMessage', question ?? '', newId())).toEqual(['MESSAGE_NOT_FOUND'])
    expect(await changeThread(agents, 'withdrawMessage', 'message_x')).toEqual(['MESSAGE_NOT_FOUND'])
    await stop(run)
    expect(await changeThread(agents, 'withdrawMessage', question ?? '')).toEqual(['ALREADY_BEGUN'])
    expect(await shownThread(agents, session)).toEqual(['one', 'STOPPED'])
  })

  it('stays where it is stopped instead, and those behind it wait on', async () => {
    const session = await openSession(agents)
    await send(session, 'one')
    const { run } = await send(session, 'two')
    await send(session, 'three')
    await stop(run)
    expect(await openQuestions(agents, session)).toEqual(['one', 'three'])
    await send(session, 'now', { whileRunning: 'INTERRUPT' })
    expect(await shownThread(agents, session)).toEqual([
      ...['one', 'STOPPED', 'two', 'STOPPED', 'now', 'QUEUED', 'three', 'QUEUED'],
    ])
  })

  it('can be neither edited nor asked again', async () => {
    const session = await openSession(agents)
    await send(session, 'one')
    const { question, answer } = await send(session, 'two')
    const edited = await askThread(agents, 'editMessage', { messageId: question, content: 'other' })
    const again = await askThread(agents, 'regenerateMessage', { messageId: answer })
    expect([edited.codes, again.codes]).toEqual([['STILL_WAITING'], ['STILL_WAITING']])
  })
})

describe('a run that goes on', () => {
  it('does so whichever branch is shown, and is the only one', async () => {
    const session = await openSession(agents)
    const { question, answer } = await send(session, 'one')
    await send(session, 'two')
    expect((await askThread(agents, 'editMessage', { messageId: question, content: 'other' })).codes).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['other 2/2', 'QUEUED'])
    expect(await openQuestions(agents, session)).toEqual(['one', 'two', 'other'])
    expect(await changeThread(agents, 'selectBranch', answer ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['one 1/2', 'QUEUED', 'two', 'QUEUED'])
    expect(await openQuestions(agents, session)).toEqual(['one', 'two', 'other'])
  })

  it('gives way to another answer to its question where that interrupts, and is refused or waited for by choice', async () => {
    const session = await openSession(agents)
    const { answer } = await send(session, 'one')
    await send(session, 'two')
    const again = (more: object) => askThread(agents, 'regenerateMessage', { messageId: answer, ...more })
    expect((await again({ whileRunning: 'REJECT' })).codes).toEqual(['RUN_IN_PROGRESS'])
    await again({ whileRunning: 'INTERRUPT' })
    expect(await shownThread(agents, session)).toEqual(['one', 'QUEUED 2/2'])
    expect(await openQuestions(agents, session)).toEqual(['one', 'two'])
    await changeThread(agents, 'selectBranch', answer ?? '')
    expect(await shownThread(agents, session)).toEqual(['one', 'STOPPED 1/2', 'two', 'QUEUED'])
  })

  it('is followed by a question that hangs on another answer that still waits, also where that interrupts', async () => {
    const session = await openSession(agents)
    const { answer } = await send(session, 'one')
    await send(session, 'two')
    const again = await askThread(agents, 'regenerateMessage', { messageId: answer })
    await send(session, 'three', { whileRunning: 'INTERRUPT' })
    expect(await shownThread(agents, session)).toEqual(['one', 'QUEUED 2/2', 'three', 'QUEUED'])
    expect(await openQuestions(agents, session)).toEqual(['two', 'one', 'three'])
    // Taken back, it leaves what hung on it to the answer that there was.
    expect(await changeThread(agents, 'withdrawMessage', again.answer ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['one', 'STOPPED', 'three 2/2', 'QUEUED'])
    expect(await openQuestions(agents, session)).toEqual(['two', 'three'])
  })
})
