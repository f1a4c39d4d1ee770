import { loadConfig } from '@chainlens/platform/config'
import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createModelRegistry } from '../models/model-registry.ts'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, openSession } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

const first = createScriptedModel(() => say('First.'), 'test/first')
const second = createScriptedModel(() => say('Second.'), 'test/second')
let agents: TestAgents

beforeAll(async () => {
  const models = createModelRegistry([{ model: first, label: 'The first' }, { model: second }], {
    unavailable: [{ name: 'openai/gpt-6-sol', label: 'GPT-6 Sol', reason: 'Set OPENAI_API_KEY.' }],
    prices: loadConfig({ CHAINLENS_MODEL_PRICES: 'test/first=1/2/0.1' }).models.prices,
  })
  agents = await startAgents({ model: first, models, tools: { look: { run: () => ({ result: 1 }) } } })
})
afterAll(() => agents.dispose())

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { run { id model } userErrors { code message field } }
}`
const UPDATE = `mutation ($input: UpdateAgentInput!) {
  updateAgent(input: $input) { agent { name model systemPrompt tools } userErrors { code field } }
}`
const send = async (input: object) => (await agents.ask(SEND, { input })).data.sendMessage
const update = async (input: object, userId?: string) => (await agents.ask(UPDATE, { input }, userId)).data.updateAgent

/** Waits until a run has ended, and returns the model that answered. */
async function answered(run: { id: string }): Promise<string> {
  const [row] = await agents.sql('select id from agents.runs order by created_at desc limit 1')
  await endedEvents(agents, row.id)
  return (await agents.ask('query ($id: ID!) { run(id: $id) { model } }', { id: run.id })).data.run.model
}

describe('the list of models', () => {
  it('has those that can be asked and those that cannot, with what they cost', async () => {
    const query = `{ models { name provider label isAvailable unavailableReason isDefault
      inputUsdPerMillion cachedInputUsdPerMillion outputUsdPerMillion priceSource priceAsOf } }`
    const { data } = await agents.ask(query)
    expect(data.models).toMatchObject([
      {
        name: 'test/first',
        provider: 'test',
        label: 'The first',
        isAvailable: true,
        isDefault: true,
        inputUsdPerMillion: '1',
        cachedInputUsdPerMillion: '0.1',
        outputUsdPerMillion: '2',
        priceSource: 'CHAINLENS_MODEL_PRICES',
      },
      {
        name: 'test/second',
        isAvailable: true,
        isDefault: false,
        inputUsdPerMillion: null,
        priceSource: null,
        priceAsOf: null,
      },
      {
        name: 'openai/gpt-6-sol',
        provider: 'openai',
        isAvailable: false,
        unavailableReason: 'Set OPENAI_API_KEY.',
        inputUsdPerMillion: '2',
        priceAsOf: '2026-11-22',
      },
    ])
  })

  it('is for those who are signed in', async () => {
    expect((await agents.ask('{ models { name } }', {}, null)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('a message', () => {
  it('is answered by the model that it names, and the next one by the agent’s again', async () => {
    const sessionId = await openSession(agents)
    const one = await send({ sessionId, content: 'One?', model: 'test/second' })
    expect(one).toMatchObject({ run: { model: 'test/second' }, userErrors: [] })
    expect(await answered(one.run)).toBe('test/second')
    const two = await send({ sessionId, content: 'Two?' })
    expect(await answered(two.run)).toBe('test/first')
  })

  it.each([
    ['openai/none', 'MODEL_NOT_FOUND', /query `models`/],
    ['openai/gpt-6-sol', 'MODEL_UNAVAILABLE', /Set OPENAI_API_KEY/],
    ['', 'MODEL_NOT_FOUND', /models/],
  ])('that names %j is refused', async (model, code, message) => {
    const sessionId = await openSession(agents)
    const { run, userErrors } = await send({ sessionId, content: 'Hi?', model })
    expect(run).toBeNull()
    expect(userErrors).toEqual([{ code, message: expect.stringMatching(message), field: ['input', 'model'] }])
  })

  it('sent again with another model is another message', async () => {
    const sessionId = await openSession(agents)
    const input = { sessionId, content: 'Hi?', clientRequestId: newId() }
    const sent = await send({ ...input, model: 'test/second' })
    await answered(sent.run)
    expect((await send({ ...input, model: 'test/second' })).run.id).toBe(sent.run.id)
    expect((await send(input)).userErrors[0].code).toBe('IDEMPOTENCY_CONFLICT')
  })
})

describe('an agent', () => {
  async function agentId(): Promise<string> {
    const { data } = await agents.ask('mutation { createAgent(input: { name: "Mine" }) { agent { id } } }')
    return data.createAgent.agent.id
  }

  it('keeps what is left out, and takes what is named', async () => {
    const id = await agentId()
    expect(await update({ agentId: id, model: 'test/second' })).toMatchObject({
      agent: { name: 'Mine', model: 'test/second', systemPrompt: null, tools: ['look'] },
      userErrors: [],
    })
    await update({ agentId: id, name: ' Yours ', systemPrompt: 'Be brief.', tools: [] })
    expect((await update({ agentId: id, model: null })).agent).toEqual({
      name: 'Yours',
      model: 'test/first',
      systemPrompt: 'Be brief.',
      tools: [],
    })
  })

  it('is refused what is wrong, all at once, and changed by nobody else', async () => {
    const id = await agentId()
    const wrong = { name: ' ', model: 'openai/gpt-6-sol', systemPrompt: 'x'.repeat(20_001), tools: ['nope'] }
    const { agent, userErrors } = await update({ agentId: id, ...wrong })
    expect(agent).toBeNull()
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual([
      'INVALID_NAME',
      'MODEL_UNAVAILABLE',
      'SYSTEM_PROMPT_TOO_LONG',
      'UNKNOWN_TOOL',
    ])
    for (const [agentId, userId] of [
      [id, newId()],
      ['x', agents.userId],
    ] as const)
      expect(await update({ agentId, name: 'Theirs' }, userId)).toMatchObject({
        agent: null,
        userErrors: [{ code: 'AGENT_NOT_FOUND' }],
      })
  })
})
