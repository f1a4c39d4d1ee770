import { decodeId } from '@chainlens/platform/ids'
import { callRoute } from '@chainlens/platform/service'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, sendMessage } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('All is well.')) })
})
afterAll(() => agents.dispose())

const ask = (body: object) => {
  const internal = {
    ...agents.platform.internal,
    fetch: (url: string | URL, init?: RequestInit) => agents.subgraph.fetch(new Request(url, init)),
  }
  const input = { issuer: 'onchain', subgraph: 'agents', path: '/internal/cited-documents', body, timeoutMs: 10_000 }
  return callRoute({ keys: agents.platform.keys, internal }, input)
}
const cited = async (...contentHashes: string[]) => {
  const response = await ask({ contentHashes })
  expect(response.status).toBe(200)
  return ((await response.json()) as { cited: string[] }).cited.sort()
}
const hash = (digit: string) => digit.repeat(64)
const evidence = (contentHash: string | null, inputs: object[] = []) => ({ id: 'ev_1', contentHash, inputs })

it('are those behind citations and results of tools, however deep, for as long as their conversation', async () => {
  const { runUuid, sessionId } = await sendMessage(agents)
  await endedEvents(agents, runUuid)
  const [{ message_id }] = await agents.sql('select message_id from agents.runs where id = $1', [runUuid])
  await agents.sql(`insert into agents.citations (message_id, marker, label, evidence) values ($1, 1, 'x', $2)`, [
    message_id,
    JSON.stringify(evidence(null, [evidence(hash('a')), evidence(null, [evidence(hash('b'))])])),
  ])
  await agents.sql(
    `insert into agents.tool_executions
       (id, message_id, run_id, tool_call_id, step, position, tool_name, input_parameters, status, effect, fence, evidence)
     values (gen_random_uuid(), $1, $2, 'c1', 1, 1, 't', '{}', 'SUCCEEDED', 'READ', 1, $3)`,
    [message_id, runUuid, JSON.stringify([evidence(hash('c')), evidence(null)])],
  )
  expect(await cited(hash('a'), hash('b'), hash('c'), hash('d'))).toEqual([hash('a'), hash('b'), hash('c')])
  expect(await cited()).toEqual([])
  await agents.sql('delete from agents.runs where session_id = $1', [decodeId('session', sessionId)])
  await agents.sql('delete from agents.sessions where id = $1', [decodeId('session', sessionId)])
  expect(await cited(hash('a'), hash('b'), hash('c'))).toEqual([])
})

it('are told to services of ours alone, for as many as a question may name', async () => {
  const most = Array.from({ length: 500 }, () => hash('e'))
  expect((await ask({ contentHashes: most })).status).toBe(200)
  expect((await ask({ contentHashes: [...most, hash('e')] })).status).toBe(400)
  expect((await ask({ contentHashes: ["x' or true"] })).status).toBe(400)
  const unsigned = await agents.subgraph.fetch(
    new Request('http://agents.test/internal/cited-documents', { method: 'POST', body: '{"contentHashes":[]}' }),
  )
  expect(unsigned.status).toBe(401)
})
