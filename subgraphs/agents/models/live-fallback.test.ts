import { loadConfig } from '@chainlens/platform/config'
import { afterEach, describe, expect, it } from 'vitest'
import { startAnthropicStub } from '../../../tests/stubs/anthropic.ts'
import type { ModelStub } from '../../../tests/stubs/model-server.ts'
import type { StubTurn } from '../../../tests/stubs/model-turn.ts'
import { startOpenAiStub } from '../../../tests/stubs/openai.ts'
import { contentOf, endedEvents, replay, sendMessage } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'
import { installModels } from './install-models.ts'
import type { Model } from './model.ts'

const CLAUDE = 'anthropic/claude-sonnet-5-5'
const GPT = 'openai/gpt-6-sol'
const LOOK: StubTurn = {
  thinking: { text: 'Look first.', signature: 'c2ln' },
  text: ['Let me look.'],
  calls: [{ id: 'call_a', name: 'look', arguments: '{}' }],
}

let parts: { dispose(): Promise<void> }[] = []
afterEach(async () => {
  for (const part of parts.reverse()) await part.dispose()
  parts = []
})

/** Claude, and GPT as its fallback, both scripted. */
async function start(
  settings: Record<string, string> = {},
): Promise<{ agents: TestAgents; claude: ModelStub; gpt: ModelStub }> {
  const claude = await startAnthropicStub()
  const gpt = await startOpenAiStub()
  const models = installModels(
    loadConfig({
      NODE_ENV: 'test',
      ANTHROPIC_API_KEY: 'sk-ant-secret',
      ANTHROPIC_BASE_URL: claude.url,
      OPENAI_API_KEY: 'sk-secret',
      OPENAI_BASE_URL: gpt.url,
      CHAINLENS_DEFAULT_MODEL: CLAUDE,
      CHAINLENS_MODEL_FALLBACKS: `${GPT},offline/analyst`,
      ...settings,
    }),
  )
  const agents = await startAgents({
    model: models.find(CLAUDE) as Model,
    models,
    tools: { look: { run: () => ({ result: { seen: true } }) } },
  })
  parts.push(claude, gpt, agents)
  return { agents, claude, gpt }
}

async function ask(agents: TestAgents) {
  const { runUuid } = await sendMessage(agents)
  const events = await endedEvents(agents, runUuid)
  const [run] = await agents.sql('select * from agents.runs where id = $1', [runUuid])
  const last = events.at(-1)
  if (last?.type !== 'RunEnded') throw new Error('The run has no end.')
  expect(await contentOf(agents, runUuid)).toBe(replay(events))
  return { runUuid, run, end: last.payload, text: replay(events), events }
}

describe('a model that cannot answer', () => {
  it.each([
    [{ fails: 'out-of-credit' }, 'the account is out of credit', 1],
    [{ fails: 'bad-key' }, 'its provider refused the key', 1],
    [{ fails: 'overloaded' }, 'it is overloaded', 3],
    [{ fails: 'rate-limit', headers: { 'retry-after': '120' } }, 'it is overloaded', 1],
    [{ text: ['Half'], breaks: { after: 'text', by: 'cut' } }, 'it did not respond', 3],
  ] as const)('for %j is followed by the next one, which is said first', async (reply, reason, asked) => {
    const { agents, claude, gpt } = await start()
    claude.script(reply as never)
    gpt.script({ text: ['Hello.'] })
    const { run, end, text, events } = await ask(agents)
    expect(end.status).toBe('COMPLETED')
    expect(text).toBe(`*\`${CLAUDE}\` could not answer: ${reason}. \`${GPT}\` answers instead.*\n\nHello.`)
    expect(events[0]).toMatchObject({ payload: { model: CLAUDE } })
    expect(run.model).toBe(GPT)
    expect([claude.requests.length, gpt.requests.length]).toEqual([asked, 1])
  })

  it('in the middle of a run leaves what it did to the next one, but not its thoughts', async () => {
    const { agents, claude, gpt } = await start()
    claude.script(LOOK, { fails: 'out-of-credit' })
    gpt.script({ text: ['Hello.'] })
    const { runUuid, run, text } = await ask(agents)
    expect(text).toBe(
      `Let me look.\n\n*\`${CLAUDE}\` could not answer: the account is out of credit. \`${GPT}\` answers instead.*\n\nHello.`,
    )
    expect(run.model).toBe(GPT)
    const input = gpt.requests[0]?.body.input
    expect(input.slice(-3)).toMatchObject([
      { role: 'assistant', content: 'Let me look.' },
      { type: 'function_call', call_id: 'call_a', name: 'look' },
      { type: 'function_call_output', call_id: 'call_a' },
    ])
    expect(JSON.stringify(gpt.requests[0]?.body)).not.toContain('Look first.')
    const calls = await agents.sql(
      'select model from agents.model_calls where run_id = $1 and cost_usd > 0 order by step',
      [runUuid],
    )
    expect(calls.map(({ model }) => model)).toEqual([CLAUDE, GPT])
  })

  it('is followed by every fallback in turn', async () => {
    const { agents, claude, gpt } = await start()
    claude.script({ fails: 'bad-key' })
    gpt.script({ fails: 'out-of-credit' })
    const { run, end, text } = await ask(agents)
    expect(end.status).toBe('COMPLETED')
    expect(run.model).toBe('offline/analyst')
    expect(text).toContain(
      `\`${GPT}\` could not answer: the account is out of credit. \`offline/analyst\` answers instead.`,
    )
  })

  it('is the one that the run’s error is about where no fallback can either', async () => {
    const { agents, claude, gpt } = await start({ CHAINLENS_MODEL_FALLBACKS: GPT })
    claude.script({ fails: 'bad-key' })
    gpt.script({ fails: 'overloaded' })
    const { end } = await ask(agents)
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'MODEL_KEY_REFUSED', retryable: false } })
    expect(end.error?.message).toContain('ANTHROPIC_API_KEY')
  })

  it.each(['refused', 'bad-request'] as const)(
    'because of the content (%s) is not followed by another',
    async (what) => {
      const { agents, claude, gpt } = await start()
      claude.script(what === 'refused' ? { stop: 'refused' } : { fails: what })
      const { end } = await ask(agents)
      expect(end.status).toBe('FAILED')
      expect(gpt.requests).toHaveLength(0)
    },
  )

  it('is left alone once it has failed often enough, and tried again later by one call', async () => {
    const { agents, claude, gpt } = await start()
    claude.script({ fails: 'server-error' })
    gpt.script({ text: ['Hello.'] })
    for (const requests of [3, 6, 6]) {
      await ask(agents)
      expect(claude.requests).toHaveLength(requests)
    }
  })
})
