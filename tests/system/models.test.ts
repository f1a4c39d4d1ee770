import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAnthropicStub } from '../stubs/anthropic.ts'
import type { ModelStub, StubModelRequest } from '../stubs/model-server.ts'
import type { StubReply } from '../stubs/model-turn.ts'
import { startOpenAiStub } from '../stubs/openai.ts'
import { type AnyEvent, follow, openSession, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'

const CLAUDE = 'anthropic/claude-sonnet-5-5'
const GPT = 'openai/gpt-6-sol'
const ETHER = 'eip155:1/slip44:60'

let claude: ModelStub
let gpt: ModelStub
let system: System
let person: Person
beforeAll(async () => {
  claude = await startAnthropicStub()
  gpt = await startOpenAiStub()
  system = await startSystem({
    ANTHROPIC_API_KEY: 'sk-ant-system-test',
    ANTHROPIC_BASE_URL: claude.url,
    OPENAI_API_KEY: 'sk-system-test',
    OPENAI_BASE_URL: gpt.url,
  })
  person = await signIn(system)
})
afterAll(async () => {
  await person?.dispose()
  await system?.dispose()
  await claude?.dispose()
  await gpt?.dispose()
})

/** Asks for two analyses at once, then writes every figure that they brought, and one that nothing brought. */
function analyse({ body }: StubModelRequest): StubReply {
  const said = JSON.stringify(body)
  if (!said.includes('Figures to cite:'))
    return {
      thinking: { text: 'Both at once.', signature: 'c2lnbmVk' },
      calls: ['analyze_tokenomics', 'analyze_team'].map((name, index) => ({
        id: `call_${index}`,
        name,
        arguments: JSON.stringify({ tokenId: ETHER }),
      })),
      usage: { input: 4_000, cached: 1_000, output: 200, reasoning: 50 },
    }
  const figures = [...said.matchAll(/\[\[(f\d+)\]\] ([^=\\]{1,80}) = (-?[\d.]+)( %| USD)?/g)].slice(0, 5)
  const sentences = figures.map(([, id, label, value, unit = '']) => `The ${label} is ${value}${unit} [[${id}]].`)
  return {
    text: [...sentences, 'Some say 98765.4321.'].map((sentence) => `${sentence}\n\n`),
    usage: { input: 9_000, cached: 4_000, output: 300 },
  }
}

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { run { id model } userErrors { code message } }
}`

/** Asks a question of a model and returns every event of the run. */
async function ask(model: string | null): Promise<AnyEvent[]> {
  const sessionId = await openSession(person)
  const { data, errors } = await person.post(SEND, { input: { sessionId, content: `How is ${ETHER}?`, model } })
  if (!data?.sendMessage.run) throw new Error(JSON.stringify(errors ?? data))
  return follow(person, data.sendMessage.run.id)
}

describe('a live model', () => {
  it.each([
    [CLAUDE, () => claude, '0.10'],
    [GPT, () => gpt, '0.20'],
  ] as const)(
    '%s calls tools of the graph side by side, and its figures come back checked',
    async (model, stubOf, cached) => {
      const stub = stubOf()
      stub.requests.length = 0
      stub.reply = analyse
      const events = await ask(model)
      const end = events.at(-1)
      expect(end).toMatchObject({ __typename: 'RunEnded', runStatus: 'COMPLETED', error: null })
      expect(events[0]).toMatchObject({ __typename: 'RunStarted', model })
      const types = events.map(({ __typename }) => __typename)
      const lastStart = types.lastIndexOf('ToolCallStarted')
      expect(types.filter((type) => type === 'ToolCallStarted')).toHaveLength(2)
      expect(types.indexOf('ToolCallEnded')).toBeGreaterThan(lastStart)
      expect(end.message.content).toBe(textOf(events))
      expect(end.message.citations.length).toBeGreaterThanOrEqual(3)
      expect(end.message.unsupportedNumbers).toEqual(['98765.4321'])
      expect(end.message.content).toContain('98765.4321 (unverified)')
      expect(stub.requests).toHaveLength(2)
      expect(JSON.stringify(stub.requests[1]?.body)).toContain('c2lnbmVk')
      const cost = ((13_000 - 5_000) * 2 + 5_000 * Number(cached) + 500 * 10) / 1e6
      expect(end.usage).toEqual({ inputTokens: 13_000, outputTokens: 500, costUsd: String(cost) })
    },
  )

  it('is the default where its key is set, and listed with its price', async () => {
    const { data } = await person.post('{ models { name isAvailable isDefault outputUsdPerMillion } }')
    expect(data.models).toEqual(
      expect.arrayContaining([
        { name: CLAUDE, isAvailable: true, isDefault: true, outputUsdPerMillion: '10' },
        { name: 'offline/analyst', isAvailable: true, isDefault: false, outputUsdPerMillion: '0' },
      ]),
    )
    claude.script({ text: ['Hello.'] })
    expect(textOf(await ask(null))).toBe('Hello.')
  })

  it('whose key is refused ends the run with what to do, and no word of the key', async () => {
    claude.script({ fails: 'bad-key' })
    const end = (await ask(CLAUDE)).at(-1)
    expect(end).toMatchObject({ runStatus: 'FAILED', error: { code: 'MODEL_KEY_REFUSED', retryable: false } })
    expect(end.error.message).toContain('ANTHROPIC_API_KEY')
    expect(JSON.stringify(end)).not.toContain('sk-ant')
  })
})
