import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import type { ModelMessage } from '../../models/model.ts'
import { call, createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { contentOf, endedEvents, openSession, replay } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { askThread, changeThread, openQuestions, shownThread, uuidOf } from '../../testing/threads.ts'

const measure = {
  __typename: 'Measure',
  value: 0.531,
  unit: 'ratio',
  asOf: '2026-11-21T00:00:00.000Z',
  evidence: [{ id: 'ev_1', source: 'Somewhere', mode: 'LIVE', retrievedAt: '2026-11-22T00:00:00.000Z' }],
}

/** Says so much of each answer, then waits to be stopped; a question that begins with "whole" is answered at once. */
const model = createScriptedModel(async function* (request, step) {
  const question = request.messages.findLast(({ role }) => role === 'user') as { content: string }
  const goesOn = request.messages.some((message) => message.role === 'note' && message.kind === 'CONTINUE')
  if (question.content.startsWith('looks') && step === 1) return yield* call(step, ['look', {}])
  if (question.content.startsWith('fails') && !goesOn) {
    yield { type: 'text', text: 'Half. ' }
    throw new Error('made to fail')
  }
  if (question.content.startsWith('whole')) return yield* say('All of it.')
  if (goesOn && !question.content.startsWith('twice')) return yield* say('The rest: 0.531 [[f1]].')
  yield { type: 'text', text: 'Half. ' }
  await new Promise((_resolve, reject) => request.signal.addEventListener('abort', reject))
})
let agents: TestAgents
beforeAll(async () => {
  agents = await startAgents({ model, tools: { look: { run: () => ({ result: { sharpeRatio: measure } }) } } })
})
afterAll(() => agents.dispose())

/** Asks, and stops the answer once half of it is there; one that fails ends by itself. */
async function brokenOff(content: string, sessionId?: string) {
  const session = sessionId ?? (await openSession(agents))
  return { session, ...(await stopped(await askThread(agents, 'sendMessage', { sessionId: session, content }))) }
}
async function stopped<Asked extends { run: string | null }>(asked: Asked): Promise<Asked> {
  await waitFor(async () => (await contentOf(agents, uuidOf(asked.run))) !== '')
  const stop = 'mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id } } }'
  await agents.ask(stop, { id: asked.run })
  await endedEvents(agents, uuidOf(asked.run))
  return asked
}
const goOn = (messageId: string | null, more: object = {}) =>
  askThread(agents, 'continueMessage', { messageId, ...more })
const shown = (messages: readonly ModelMessage[] | undefined) =>
  messages?.map((message) => (message.role === 'tool' ? 'RESULT' : message.role === 'note' ? 'NOTE' : message.content))

describe('continueMessage', () => {
  it('writes the rest below what there is, by a model that is shown it with what was found, whose figures count', async () => {
    const { session, question, answer } = await brokenOff('looks it up')
    const asked = await goOn(answer)
    expect(asked.question).toBe(question)
    const events = await endedEvents(agents, uuidOf(asked.run))
    expect(replay(events)).toBe('The rest: 0.531 [1].')
    // The call that was made is not made again.
    expect(agents.calls).toHaveLength(1)
    expect(shown(model.requests.at(-1)?.messages)).toEqual(['looks it up', '', 'RESULT', 'Half. ', 'NOTE'])
    expect(await shownThread(agents, session)).toEqual(['looks it up', 'Half. ', 'The rest: 0.531 [1].'])
    const { data } = await agents.ask(
      `query ($id: ID!) { run(id: $id) { question { id } message { parent { id } unsupportedNumbers
         citations { marker evidence { source } } } } }`,
      { id: asked.run },
    )
    expect(data.run).toEqual({
      question: { id: question },
      message: {
        parent: { id: answer },
        unsupportedNumbers: [],
        citations: [{ marker: 1, evidence: { source: 'Somewhere' } }],
      },
    })
  })

  it('goes on with one that failed, and with the rest where that broke off too', async () => {
    const failed = await brokenOff('fails')
    expect((await goOn(failed.answer)).codes).toEqual([])
    const { session, answer } = await brokenOff('twice broken')
    const second = await stopped(await goOn(answer))
    const third = await stopped(await goOn(second.answer))
    expect(shown(model.requests.at(-1)?.messages)).toEqual(['twice broken', 'Half. ', 'Half. ', 'NOTE'])
    expect(await shownThread(agents, session)).toEqual(['twice broken', 'Half. ', 'Half. ', 'Half. '])
    expect(third.question).toBe(second.question)
  })

  it('is what later questions follow, which tell models all of it', async () => {
    const { session, answer } = await brokenOff('one')
    await endedEvents(agents, uuidOf((await goOn(answer)).run))
    const next = await askThread(agents, 'sendMessage', { sessionId: session, content: 'whole' })
    await endedEvents(agents, uuidOf(next.run))
    const told = shown(model.requests.at(-1)?.messages)
    expect(told).toEqual(['one', expect.stringContaining('Half.'), expect.stringContaining('The rest'), 'whole'])
  })

  it('can be answered again beside it, continued another way, and left for what there was before', async () => {
    const { session, answer } = await brokenOff('one')
    const first = await goOn(answer)
    await endedEvents(agents, uuidOf(first.run))
    const again = await askThread(agents, 'regenerateMessage', { messageId: first.answer })
    await endedEvents(agents, uuidOf(again.run))
    expect(shown(model.requests.at(-1)?.messages)).toEqual(['one', 'Half. ', 'NOTE'])
    await endedEvents(agents, uuidOf((await goOn(answer)).run))
    expect((await shownThread(agents, session)).at(-1)).toMatch(/^The rest.* 3\/3$/)
    expect(await changeThread(agents, 'selectBranch', first.answer ?? '')).toEqual([])
    expect((await shownThread(agents, session)).at(-1)).toMatch(/ 1\/3$/)
  })

  it('is done once for each clientRequestId, also by twenty at once', async () => {
    const { session, answer } = await brokenOff('one')
    const clientRequestId = newId()
    const asked = await Promise.all(Array.from({ length: 20 }, () => goOn(answer, { clientRequestId })))
    expect(new Set(asked.map(({ run }) => run)).size).toBe(1)
    await endedEvents(agents, uuidOf(asked[0]?.run ?? null))
    expect(await shownThread(agents, session)).toHaveLength(3)
    expect((await goOn(answer, { clientRequestId, model: 'test/scripted' })).codes).toEqual(['IDEMPOTENCY_CONFLICT'])
  })

  it('is refused for what is whole or goes on, for questions, and for what is somebody else’s or unknown', async () => {
    const { session, question, answer } = await brokenOff('one')
    const other = await askThread(agents, 'sendMessage', { sessionId: session, content: 'goes on' })
    await waitFor(async () => (await contentOf(agents, uuidOf(other.run))) !== '')
    expect((await goOn(other.answer)).codes).toEqual(['NOT_BROKEN_OFF'])
    expect((await goOn(answer, { whileRunning: 'REJECT' })).codes).toEqual(['RUN_IN_PROGRESS'])
    expect((await goOn(question)).codes).toEqual(['NOT_AN_ANSWER'])
    expect((await goOn(answer)).codes).toEqual([])
    expect((await askThread(agents, 'continueMessage', { messageId: answer }, newId())).codes).toEqual([
      'MESSAGE_NOT_FOUND',
    ])
    expect((await goOn('message_x')).codes).toEqual(['MESSAGE_NOT_FOUND'])
    expect((await goOn(answer, { model: 'no/such' })).codes).toEqual(['MODEL_NOT_FOUND'])
    await stopped(other)
    const whole = await askThread(agents, 'sendMessage', { sessionId: await openSession(agents), content: 'whole' })
    await endedEvents(agents, uuidOf(whole.run))
    expect((await goOn(whole.answer)).codes).toEqual(['NOT_BROKEN_OFF'])
  })
})

describe('a continuation that waits', () => {
  it('is taken back with its place, and what hung on it hangs on what it would have continued', async () => {
    const { session, answer } = await brokenOff('one')
    const other = await askThread(agents, 'sendMessage', { sessionId: session, content: 'goes on' })
    await waitFor(async () => (await contentOf(agents, uuidOf(other.run))) !== '')
    const waiting = await goOn(answer)
    await askThread(agents, 'sendMessage', { sessionId: session, content: 'whole' })
    expect(await shownThread(agents, session)).toEqual(['one', 'Half. ', 'QUEUED 2/2', 'whole', 'QUEUED'])
    expect((await goOn(waiting.answer)).codes).toEqual(['STILL_WAITING'])
    expect(await changeThread(agents, 'withdrawMessage', waiting.answer ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['one', 'Half. ', 'whole 2/2', 'QUEUED'])
    expect(await openQuestions(agents, session)).toEqual(['goes on', 'whole'])
    await stopped(other)
  })

  it('has nothing to go on with where its answer was stopped before it began', async () => {
    const { session, answer } = await brokenOff('one')
    const other = await askThread(agents, 'sendMessage', { sessionId: session, content: 'goes on' })
    const waiting = await askThread(agents, 'sendMessage', { sessionId: session, content: 'never begun' })
    await agents.ask('mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id } } }', { id: waiting.run })
    expect((await goOn(waiting.answer)).codes).toEqual(['NOTHING_TO_CONTINUE'])
    const interrupting = await goOn(answer, { whileRunning: 'INTERRUPT' })
    await endedEvents(agents, uuidOf(interrupting.run))
    await endedEvents(agents, uuidOf(other.run))
    expect(await shownThread(agents, session)).toEqual(['one', 'Half. ', expect.stringMatching(/^The rest.* 2\/2$/)])
  })
})
