import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, sendMessage } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
afterEach(() => agents.dispose())

const ETH = 'eip155:1/slip44:60'
const model = () =>
  createScriptedModel((_request, step) => {
    if (step === 1) return call(1, ['resolve_token', { query: 'ether' }])
    if (step === 2) return call(2, ['analyze', { tokenId: ETH }])
    return say('It is well.')
  })
const tools = {
  resolve_token: {
    run: () => ({
      result: {
        candidates: [{ token: { id: ETH, symbol: 'ETH' } }, { token: { id: 'eip155:1/erc20:0x1', symbol: 'FAKE' } }],
      },
    }),
  },
  analyze: { run: () => ({ result: { token: { id: ETH } } }) },
}
const titleOf = async (sessionId: string) =>
  (await agents.ask('query ($id: ID!) { session(id: $id) { title } }', { id: sessionId })).data.session.title
const tasks = () => agents.sql('select task_type, status, retry_count, result from agents.tasks')

describe('a session', () => {
  it('is named after the tokens of its first completed run, once', async () => {
    agents = await startAgents({ model: model(), tools, pools: ['agent-runs', 'data-processing'] })
    const { sessionId, runUuid } = await sendMessage(agents, 'Is it healthy?')
    await endedEvents(agents, runUuid)
    await waitFor(async () => (await tasks()).length > 0 && (await tasks())[0].status === 'SUCCEEDED')
    expect(await titleOf(sessionId)).toBe('ETH: Is it healthy?')
    const second = await sendMessage(agents, 'And now?', sessionId)
    await endedEvents(agents, second.runUuid)
    await waitFor(
      async () =>
        (await agents.sql("select 1 from agents.outbox where name = 'run.ended.v1' and published_at is not null"))
          .length === 2,
    )
    expect(await tasks()).toEqual([
      { task_type: 'name_session', status: 'SUCCEEDED', retry_count: 0, result: { name: 'ETH: Is it healthy?' } },
    ])
  })

  it('keeps the name that its user gave it', async () => {
    agents = await startAgents({ model: model(), tools, pools: ['agent-runs', 'data-processing'] })
    const { data } = await agents.ask('mutation { createSession(input: { title: "Mine" }) { session { id } } }')
    const sessionId = data.createSession.session.id
    await endedEvents(agents, (await sendMessage(agents, 'Is it healthy?', sessionId)).runUuid)
    await waitFor(
      async () =>
        (await agents.sql("select 1 from agents.outbox where name = 'run.ended.v1' and published_at is not null"))
          .length === 1,
    )
    expect(await tasks()).toEqual([])
    expect(await titleOf(sessionId)).toBe('Mine')
  })

  it('gets its name from the next worker when a process left the task behind, and one that can not be done is given up', async () => {
    agents = await startAgents({ model: model(), tools, works: false })
    const { sessionId } = await sendMessage(agents, 'Is it healthy?')
    await agents.sql(
      `insert into agents.tasks (id, session_id, task_type, parameters, retry_count)
       select gen_random_uuid(), s.id, t.type, t.parameters::jsonb, t.tries from agents.sessions s,
       (values ('name_session', json_build_object('runId', gen_random_uuid())::text, 0), ('no_such_task', '{}', 4))
         as t(type, parameters, tries)`,
    )
    await agents.subgraph.startWorkers(['agent-runs', 'data-processing'])
    await waitFor(async () => (await tasks()).every(({ status }) => !['QUEUED', 'RUNNING'].includes(status)))
    const done = (await tasks()).map(({ task_type, status, retry_count }) => [task_type, status, retry_count])
    expect(done.toSorted()).toEqual([
      ['name_session', 'SUCCEEDED', 0],
      ['no_such_task', 'FAILED', 5],
    ])
    expect(await titleOf(sessionId)).toBe('Is it healthy?')
  })
})
