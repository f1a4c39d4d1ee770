import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { endedEvents, openSession } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { type AskedThread, askThread, changeThread, shownThread, uuidOf } from '../../testing/threads.ts'
import { MOST_VERSIONS } from './find-turn-place.ts'

/** Answers with how often it was asked, and what it was told. */
let agents: TestAgents
let calls = 0
const model = createScriptedModel(() => say(`a${++calls}`))
beforeAll(async () => {
  agents = await startAgents({ model })
})
afterAll(() => agents.dispose())

async function answered(asked: Promise<AskedThread>): Promise<AskedThread> {
  const result = await asked
  if (!result.run) throw new Error(JSON.stringify(result.codes))
  await endedEvents(agents, uuidOf(result.run))
  return result
}
const send = (sessionId: string, content: string) => answered(askThread(agents, 'sendMessage', { sessionId, content }))
/** What the model was last told, without what ChainLens tells it itself. */
const lastTold = () =>
  model.requests
    .at(-1)
    ?.messages.flatMap((message) => (message.role === 'user' || message.role === 'assistant' ? [message.content] : []))
    .filter((content) => content !== '')

/** A conversation with two questions answered. */
async function twoAnswered() {
  calls = 0
  const session = await openSession(agents)
  return { session, first: await send(session, 'q1'), second: await send(session, 'q2') }
}

describe('regenerateMessage', () => {
  it('answers the question again beside the answer that it has, and keeps all that followed', async () => {
    const { session, first } = await twoAnswered()
    const again = await answered(askThread(agents, 'regenerateMessage', { messageId: first.answer }))
    expect(again.question).toBe(first.question)
    expect(lastTold()).toEqual(['q1'])
    expect(await shownThread(agents, session)).toEqual(['q1', 'a3 2/2'])
    await send(session, 'q3')
    expect(lastTold()).toEqual(['q1', 'a3', 'q3'])
    expect(await changeThread(agents, 'selectBranch', first.answer ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['q1', 'a1 1/2', 'q2', 'a2'])
    await send(session, 'q4')
    expect(lastTold()).toEqual(['q1', 'a1', 'q2', 'a2', 'q4'])
    expect(await changeThread(agents, 'selectBranch', again.answer ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['q1', 'a3 2/2', 'q3', 'a4'])
  })

  it('is done once for each clientRequestId, also by twenty at once', async () => {
    const { session, second } = await twoAnswered()
    const input = { messageId: second.answer, clientRequestId: newId() }
    const asked = await Promise.all(Array.from({ length: 20 }, () => askThread(agents, 'regenerateMessage', input)))
    expect(new Set(asked.map(({ run }) => run)).size).toBe(1)
    await endedEvents(agents, uuidOf(asked[0]?.run ?? null))
    expect(await shownThread(agents, session)).toEqual(['q1', 'a1', 'q2', 'a3 2/2'])
    const other = await askThread(agents, 'regenerateMessage', { ...input, model: 'test/scripted' })
    expect(other.codes).toEqual(['IDEMPOTENCY_CONFLICT'])
  })

  it('is refused for a question, for what is somebody else’s or unknown, and beyond fifty versions', async () => {
    const session = await openSession(agents)
    const { question, answer } = await send(session, 'q1')
    const regenerate = async (messageId: string | null, userId?: string) =>
      (await askThread(agents, 'regenerateMessage', { messageId }, userId)).codes
    expect(await regenerate(question)).toEqual(['NOT_AN_ANSWER'])
    expect(await regenerate('message_x')).toEqual(['MESSAGE_NOT_FOUND'])
    expect(await regenerate(answer, newId())).toEqual(['MESSAGE_NOT_FOUND'])
    await agents.sql(
      `insert into agents.messages (id, session_id, parent_id, position, role, content, is_shown)
       select gen_random_uuid(), session_id, parent_id, position + n, role, 'made', false
       from agents.messages, generate_series(1, $2) n where id = $1`,
      [uuidOf(answer), MOST_VERSIONS - 2],
    )
    await answered(askThread(agents, 'regenerateMessage', { messageId: answer }))
    expect(await regenerate(answer)).toEqual(['TOO_MANY_VERSIONS'])
  })
})

describe('editMessage', () => {
  it('asks the changed question beside the old one, from what came before it', async () => {
    const { session, second } = await twoAnswered()
    const edited = await answered(
      askThread(agents, 'editMessage', { messageId: second.question, content: ' q2 changed ' }),
    )
    expect(lastTold()).toEqual(['q1', 'a1', 'q2 changed'])
    expect(await shownThread(agents, session)).toEqual(['q1', 'a1', 'q2 changed 2/2', 'a3'])
    expect(await changeThread(agents, 'selectBranch', second.question ?? '')).toEqual([])
    expect(await shownThread(agents, session)).toEqual(['q1', 'a1', 'q2 1/2', 'a2'])
    expect(edited.question).not.toBe(second.question)
  })

  it('changes the first question too', async () => {
    const { session, first } = await twoAnswered()
    await answered(askThread(agents, 'editMessage', { messageId: first.question, content: 'q0' }))
    expect(lastTold()).toEqual(['q0'])
    expect(await shownThread(agents, session)).toEqual(['q0 2/2', 'a3'])
  })

  it('is refused for an answer, and without words', async () => {
    const { first } = await twoAnswered()
    const edit = async (messageId: string | null, content: string) =>
      (await askThread(agents, 'editMessage', { messageId, content })).codes
    expect(await edit(first.answer, 'x')).toEqual(['NOT_A_QUESTION'])
    expect(await edit(first.question, ' ')).toEqual(['EMPTY_MESSAGE'])
    expect(await edit(first.question, 'x'.repeat(32_001))).toEqual(['MESSAGE_TOO_LONG'])
  })
})

describe('selectBranch', () => {
  it('is refused for what is unknown or somebody else’s, and changes nothing then', async () => {
    const { session, first } = await twoAnswered()
    expect(await changeThread(agents, 'selectBranch', 'message_x')).toEqual(['MESSAGE_NOT_FOUND'])
    expect(await changeThread(agents, 'selectBranch', first.answer ?? '', newId())).toEqual(['MESSAGE_NOT_FOUND'])
    expect(await shownThread(agents, session)).toEqual(['q1', 'a1', 'q2', 'a2'])
  })
})

it('messages of a process that knows nothing of branches go on where the session stands', async () => {
  const { session, first } = await twoAnswered()
  await answered(askThread(agents, 'regenerateMessage', { messageId: first.answer }))
  await agents.sql(
    `insert into agents.messages (id, session_id, position, role, content)
     select gen_random_uuid(), session_id, 100 + n, case n when 1 then 'USER' else 'ASSISTANT' end, 'old ' || n
     from agents.messages, generate_series(1, 2) n where id = $1`,
    [uuidOf(first.answer)],
  )
  expect(await shownThread(agents, session)).toEqual(['q1', 'a3 2/2', 'old 1', 'old 2'])
})
