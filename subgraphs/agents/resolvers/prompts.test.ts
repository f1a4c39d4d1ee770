import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { type AskedRun, endedEvents, sendMessage } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

const measure = {
  __typename: 'Measure',
  value: 0.531,
  unit: 'ratio',
  asOf: '2026-11-21T00:00:00.000Z',
  evidence: [{ id: 'ev_1', source: 'Somewhere', mode: 'LIVE', retrievedAt: '2026-11-22T00:00:00.000Z' }],
}
const QUERY = `query ($id: ID!, $prompt: ID, $most: Int!) {
  run(id: $id) {
    prompts(id: $prompt) {
      id step purpose model budgetTokens estimatedTokens assembledAt
      parts { id kind form tokens isEarlier label text(most: $most) }
    }
  }
}`

let agents: TestAgents
let run: AskedRun

beforeAll(async () => {
  const model = createScriptedModel((_request, step) => (step === 1 ? call(1, ['look', { at: 'ETH' }]) : say('Well.')))
  agents = await startAgents({ model, tools: { look: { run: () => ({ result: { sharpeRatio: measure } }) } } })
  run = await sendMessage(agents, 'Is ETH <healthy>?')
  await endedEvents(agents, run.runUuid)
})
afterAll(() => agents.dispose())

it('shows the owner of a conversation each prompt of a run, word for word, in the order in which it was read', async () => {
  const { data, errors } = await agents.ask(QUERY, { id: run.runId, most: 4_000 })
  expect(errors).toBeUndefined()
  const [first, second] = data.run.prompts
  expect(first.parts.map(({ kind }: { kind: string }) => kind)).toEqual(['SYSTEM', 'TOOLS', 'QUESTION'])
  expect(second).toMatchObject({ step: 2, purpose: 'ANSWER', model: 'test/scripted' })
  expect(second.estimatedTokens).toBeLessThanOrEqual(second.budgetTokens)
  const [system, tools, question, result] = second.parts
  expect(system.text).toMatch(/^You are ChainLens\./)
  expect(tools).toMatchObject({ label: 'look, read_result' })
  expect(JSON.parse(tools.text)).toHaveLength(2)
  expect(question.text).toBe('Is ETH <healthy>?')
  expect(result).toMatchObject({ kind: 'TOOL_RESULT', form: 'WHOLE', label: 'look', isEarlier: false })
  expect(result.text).toContain('[[f1]] Sharpe ratio = 0.531 ratio')
})

it('shows one prompt by its id, and texts as short as they are asked for', async () => {
  const all = await agents.ask(QUERY, { id: run.runId, most: 4_000 })
  const { id } = all.data.run.prompts[1]
  const { data } = await agents.ask(QUERY, { id: run.runId, prompt: id, most: 3 })
  expect(data.run.prompts.map((prompt: { id: string }) => prompt.id)).toEqual([id])
  expect(data.run.prompts[0].parts[0].text).toBe('You…')
  const none = await agents.ask(QUERY, { id: run.runId, prompt: 'prompt_nonsense', most: 3 })
  expect(none.data.run.prompts).toEqual([])
})

it('shows nobody else anything', async () => {
  const { data } = await agents.ask(QUERY, { id: run.runId, most: 10 }, newId())
  expect(data.run).toBeNull()
})

it('keeps what is the same in every prompt once', async () => {
  const [{ texts, parts }] = await agents.sql(
    `select (select count(*)::int from agents.prompt_texts) as texts,
       (select sum(length(parts::text))::int from agents.prompts) as parts`,
  )
  expect(texts).toBe(2)
  expect(parts).toBeLessThan(2_500)
})
