import { loadConfig } from '@chainlens/platform/config'
import { afterEach, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, openSession, sendMessage } from '../testing/conversation.ts'
import { createGate } from '../testing/gate.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
async function start(options: Omit<StartAgentsOptions, 'config'>, runs = 1): Promise<void> {
  const { workers } = loadConfig({})
  agents = await startAgents({ ...options, config: { leaseMs: 60_000, workers: { ...workers, runs } } })
}
afterEach(() => agents.dispose())

const answered = () => createScriptedModel(() => say('It is.'))
/** Whether runs were claimed in the transaction that stored them, by their questions' order. */
const claimedAtOnce = async () =>
  (await agents.sql('select started_at = created_at as at_once from agents.runs order by created_at, id')).map(
    ({ at_once }) => at_once,
  )
const refused = async (sessionId: string) => {
  const { data } = await agents.ask(
    'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { userErrors { code } } }',
    { input: { sessionId, content: 'And?', whileRunning: 'REJECT' } },
  )
  return data.sendMessage.userErrors.map(({ code }: { code: string }) => code)
}

describe('a question in a process that answers', () => {
  it('is its worker’s by the commit that stores it, its start told once', async () => {
    await start({ model: answered() })
    const { runUuid } = await sendMessage(agents)
    const events = await endedEvents(agents, runUuid)
    expect(events.map(({ type }) => type)).toEqual(['RunStarted', 'TextDelta', 'RunEnded'])
    expect(await claimedAtOnce()).toEqual([true])
    expect(await agents.sql('select attempt, fence::int, losses from agents.runs')).toEqual([
      { attempt: 1, fence: 1, losses: 0 },
    ])
  })

  it('is shown to the model with what leads to it, which for the first is nothing', async () => {
    const model = answered()
    await start({ model })
    const sessionId = await openSession(agents)
    for (const content of ['First?', 'Second?'])
      await endedEvents(agents, (await sendMessage(agents, content, sessionId)).runUuid)
    expect(await claimedAtOnce()).toEqual([true, true])
    const asked = model.requests.map(({ messages }) =>
      messages.flatMap((one) => (one.role === 'user' ? one.content : [])),
    )
    expect(asked).toEqual([['First?'], ['First?', 'Second?']])
  })

  it('waits where the worker has no room, and is taken when it has', async () => {
    const gate = createGate()
    let asked = 0
    const model = createScriptedModel(async function* () {
      if (++asked === 1) await gate.pass()
      yield* say('It is.')
    })
    await start({ model })
    const first = await sendMessage(agents)
    await gate.reached
    const second = await sendMessage(agents)
    expect(await agents.sql('select status from agents.runs where id = $1', [second.runUuid])).toEqual([
      { status: 'QUEUED' },
    ])
    gate.open()
    for (const { runUuid } of [first, second])
      expect((await endedEvents(agents, runUuid)).at(-1)).toMatchObject({ payload: { status: 'COMPLETED' } })
    expect(await claimedAtOnce()).toEqual([true, false])
  })

  it('waits behind another of its conversation, although there is room', async () => {
    const gate = createGate()
    const model = createScriptedModel(async function* () {
      await gate.pass()
      yield* say('It is.')
    })
    await start({ model }, 4)
    const sessionId = await openSession(agents)
    const first = await sendMessage(agents, 'One?', sessionId)
    const second = await sendMessage(agents, 'Two?', sessionId)
    gate.open()
    for (const { runUuid } of [first, second]) await endedEvents(agents, runUuid)
    expect(await claimedAtOnce()).toEqual([true, false])
    expect(model.requests).toHaveLength(2)
  })

  it('that is refused leaves its place to others', async () => {
    const gate = createGate()
    const model = createScriptedModel(async function* () {
      await gate.pass()
      yield* say('It is.')
    })
    await start({ model }, 2)
    const sessionId = await openSession(agents)
    const first = await sendMessage(agents, 'One?', sessionId)
    for (let times = 0; times < 3; times++) expect(await refused(sessionId)).toEqual(['RUN_IN_PROGRESS'])
    const other = await sendMessage(agents)
    expect(await claimedAtOnce()).toEqual([true, true])
    gate.open()
    for (const { runUuid } of [first, other]) await endedEvents(agents, runUuid)
  })

  it('waits for another process where this one has no worker', async () => {
    await start({ model: answered(), works: false })
    const { runUuid } = await sendMessage(agents)
    expect(await agents.sql('select status, attempt from agents.runs where id = $1', [runUuid])).toEqual([
      { status: 'QUEUED', attempt: 0 },
    ])
  })
})
