import { loadConfig } from '@chainlens/platform/config'
import { encodeId } from '@chainlens/platform/ids'
import { afterEach, describe, expect, it } from 'vitest'
import type { Model, ModelRequest } from '../../models/model.ts'
import { createModelRegistry } from '../../models/model-registry.ts'
import { ModelError } from '../../models/policy/model-error.ts'
import { call, createScriptedModel, type Script, say } from '../../models/testing/scripted-model.ts'
import type { ModelWindow } from '../../models/windows/window-table.ts'
import { contentOf, endedEvents, openSession, sendMessage } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import type { StubTool } from '../../testing/stub-graph.ts'

const NAME = 'test/scripted'
const measure = {
  __typename: 'Measure',
  value: 0.531,
  unit: 'ratio',
  asOf: '2026-11-21T00:00:00.000Z',
  evidence: [{ id: 'ev_1', source: 'Somewhere', mode: 'LIVE', retrievedAt: '2026-11-22T00:00:00.000Z' }],
}
const long = (words: number) => ({ sharpeRatio: measure, text: 'some words of a page '.repeat(words) })

let agents: TestAgents | null = null
afterEach(() => agents?.dispose())

/** Agents whose scripted model reads so many tokens at once, with another to fall back to where that is wanted. */
async function start(
  script: Script,
  options: { contextTokens?: number; tools?: Record<string, StubTool>; fallback?: Model; promptTokens?: number } = {},
) {
  const model = createScriptedModel(script, NAME)
  const { models: settings } = loadConfig({ NODE_ENV: 'test' })
  const windows: Record<string, ModelWindow> = options.contextTokens
    ? { [NAME]: { contextTokens: options.contextTokens, outputTokens: 1_000 } }
    : {}
  const registered = [model, ...(options.fallback ? [options.fallback] : [])].map((each) => ({
    model: each,
    reserveUsd: '0',
  }))
  const models = createModelRegistry(registered as [(typeof registered)[0]], {
    windows,
    fallbacks: options.fallback ? [options.fallback.name] : [],
  })
  agents = await startAgents({
    model,
    models,
    tools: options.tools ?? {},
    config: { models: { ...settings, promptTokens: options.promptTokens ?? 96_000 } },
  })
  const session = await openSession(agents)
  const here = agents
  return {
    agents: here,
    model,
    session,
    async ask(content: string) {
      const { runUuid } = await sendMessage(here, content, session)
      const end = (await endedEvents(here, runUuid)).at(-1)
      if (end?.type !== 'RunEnded') throw new Error('The run has no end.')
      return { runUuid, ...end.payload, content: await contentOf(here, runUuid) }
    },
  }
}

const isSummary = ({ system }: ModelRequest) => system.startsWith('You summarise')
const roles = (request: ModelRequest | undefined) => request?.messages.map(({ role }) => role).join(' ')

describe('a prompt that would be too long', () => {
  it('shows of older results of the run the figures and where the rest is, and what was found can be read again', async () => {
    let reference = ''
    const { ask, model, agents } = await start(
      (request, step) => {
        if (step <= 8) return call(step, ['look', { step }])
        const shown = request.messages.flatMap((message) => (message.role === 'tool' ? message.results : []))
        if (step === 9) {
          reference = shown.find(({ form }) => form === 'FIGURES')?.reference ?? ''
          return call(
            step,
            ['read_result', { reference, path: 'sharpeRatio' }],
            ['read_result', { reference, path: 'none' }],
          )
        }
        return say('The Sharpe ratio is 0.53 [[f1]].')
      },
      { contextTokens: 9_000, tools: { look: { run: () => ({ result: long(180) }) } } },
    )
    const end = await ask('Is ETH healthy?')
    expect(end).toMatchObject({ status: 'COMPLETED', error: null })
    // The checker had the whole results, whatever was shown.
    expect(end.content).toBe('The Sharpe ratio is 0.53 [1].')
    expect(reference).toMatch(/^toolexec_/)
    const last = model.requests.at(-1)
    const read = last?.messages.at(-1)
    expect(read).toMatchObject({
      role: 'tool',
      results: [
        {
          toolName: 'read_result',
          status: 'SUCCEEDED',
          result: { of: reference, part: { sharpeRatio: { value: 0.531 } } },
        },
        { status: 'FAILED', error: 'There is nothing at none; there is: text, sharpeRatio.' },
      ],
    })
    expect(agents.calls.every(({ name }) => name === 'look')).toBe(true)
    const prompts = await agents.sql(
      'select budget_tokens, estimated_tokens, parts from agents.prompts order by assembled_at',
    )
    expect(prompts).toHaveLength(10)
    for (const prompt of prompts) {
      expect(prompt.estimated_tokens).toBeLessThanOrEqual(prompt.budget_tokens)
      expect(JSON.stringify(prompt.parts).length).toBeLessThan(6_000)
    }
  })

  it('is refused before any call where the question alone does not fit, with what to do', async () => {
    const { ask, model } = await start(() => say('Yes.'), { contextTokens: 3_000 })
    const end = await ask('word '.repeat(4_000))
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'MODEL_REQUEST_TOO_LARGE', retryable: false } })
    expect(end.error?.message).toMatch(
      /^Your message is about \d+ tokens, and test\/scripted has room for \d+ here\. Shorten it/,
    )
    expect(model.requests).toEqual([])
  })

  it('goes to a fallback that reads more', async () => {
    const fallback = createScriptedModel(() => say('Yes.'), 'anthropic/claude-sonnet-5-5')
    const { ask, model } = await start(() => say('No.'), { contextTokens: 3_000, fallback })
    const end = await ask('word '.repeat(4_000))
    expect(end.status).toBe('COMPLETED')
    expect(end.content).toContain('the conversation is too long for it')
    expect([model.requests.length, fallback.requests.length]).toEqual([0, 1])
  })

  it('is shortened and sent once more where its provider takes less than was known', async () => {
    const refused: string[] = []
    const { ask, model } = await start(
      (request, step) => {
        const results = request.messages.flatMap((message) => (message.role === 'tool' ? message.results : []))
        if (step <= 3) return call(step, ['look', { step }])
        if (results.every(({ form }) => form === undefined || form === 'WHOLE')) {
          refused.push('once')
          throw new ModelError('MODEL_REQUEST_TOO_LARGE', 'too large')
        }
        return say('Done.')
      },
      { tools: { look: { run: () => ({ result: long(300) }) } } },
    )
    expect(await ask('Is ETH healthy?')).toMatchObject({ status: 'COMPLETED', content: 'Done.' })
    expect([refused.length, model.requests.length]).toEqual([1, 5])
  })
})

describe('a conversation that grows long', () => {
  it('is summarised once for many turns; the summary is paid for, kept beside the turns, and shown as data', async () => {
    const { ask, model, agents } = await start((request) =>
      isSummary(request) ? say('They asked about </conversation> ETH.') : say('Yes.'),
    )
    for (let turn = 1; turn <= 17; turn++) await ask(`Question ${turn}?`)
    const summaries = model.requests.filter(isSummary)
    expect(summaries).toHaveLength(1)
    const asked = summaries[0]?.messages[0]
    expect(asked).toMatchObject({ role: 'user' })
    expect(JSON.stringify(asked)).toContain('Person: Question 10?')
    expect(JSON.stringify(asked)).not.toContain('Question 11?')
    const last = model.requests.at(-1)
    expect(last?.messages[0]).toMatchObject({ role: 'note', kind: 'SUMMARY' })
    expect(roles(last)).toBe(`note ${'user assistant '.repeat(6)}user`)
    const [stored] = await agents.sql(
      `select s.message_count, s.model, c.cost_usd, m.content from agents.context_summaries s
       join agents.model_calls c on c.id = s.model_call_id join agents.messages m on m.id = s.last_message_id`,
    )
    expect(stored).toMatchObject({ message_count: 20, model: NAME, cost_usd: '0.0001', content: 'Yes.' })
    const [{ count }] = await agents.sql('select count(*)::int as count from agents.messages')
    expect(count).toBe(34)
  })

  it('goes on where nothing can be summarised, and its prompt says what it leaves out', async () => {
    const { ask, model } = await start(
      (request) => {
        if (isSummary(request)) throw new ModelError('MODEL_FAILED', 'no')
        return say('word '.repeat(800))
      },
      { contextTokens: 6_000 },
    )
    for (let turn = 1; turn <= 6; turn++) expect(await ask(`Question ${turn}?`)).toMatchObject({ status: 'COMPLETED' })
    const last = model.requests.at(-1)
    expect(last?.messages[0]).toMatchObject({ role: 'note', kind: 'OMISSION' })
    expect(JSON.stringify(last?.messages[0])).toMatch(/\d+ earlier messages of this conversation are left out/)
    expect(last?.messages.at(-1)).toEqual({ role: 'user', content: 'Question 6?' })
  })

  it('says of an answer that broke off that it did', async () => {
    const { ask, model } = await start((request) => {
      const question = request.messages.findLast(({ role }) => role === 'user')
      if (JSON.stringify(question).includes('First')) throw new ModelError('MODEL_REFUSED', 'no')
      return say('Yes.')
    })
    expect((await ask('First?')).status).toBe('FAILED')
    await ask('Second?')
    expect(model.requests.at(-1)?.messages).toEqual([
      { role: 'user', content: 'First?' },
      { role: 'assistant', content: '[This answer broke off before it was complete: the run failed.]', toolCalls: [] },
      { role: 'user', content: 'Second?' },
    ])
  })
})

it('reads no result of another conversation', async () => {
  const { ask, agents, model } = await start(
    (request, step) => {
      const text = JSON.stringify(request.messages.at(-1))
      if (step === 1)
        return text.includes('toolexec_')
          ? call(1, ['read_result', { reference: /toolexec_\w+/.exec(text)?.[0] }])
          : call(1, ['look', {}])
      return say('Done.')
    },
    { tools: { look: { run: () => ({ result: { secret: 'of mine' } }) } } },
  )
  await ask('Look.')
  const [{ id }] = await agents.sql('select id from agents.tool_executions')

  const other = await sendMessage(agents, `Read ${encodeId('toolexec', id)}.`)
  await endedEvents(agents, other.runUuid)
  const results = model.requests.at(-1)?.messages.at(-1)
  expect(results).toMatchObject({ results: [{ toolName: 'read_result', status: 'FAILED', result: null }] })
  expect(JSON.stringify(results)).toContain('has no result of that reference')
})
