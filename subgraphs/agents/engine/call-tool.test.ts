import { afterEach, describe, expect, it } from 'vitest'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, sendMessage } from '../testing/conversation.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'
import type { StubAnswer } from '../testing/stub-graph.ts'
import type { ToolEffect } from './run-progress.ts'

let agents: TestAgents
afterEach(() => agents.dispose())

/** Has a model call one tool, and returns how the call ended and how often the graph was asked for it. */
async function callOnce(
  effect: ToolEffect,
  answer: (attempt: number) => StubAnswer,
  options: Partial<StartAgentsOptions> = {},
) {
  let attempts = 0
  const model = createScriptedModel((_request, step) => (step === 1 ? call(1, ['probe', {}]) : say('Done.')))
  const tools = { probe: { effect, run: () => answer(++attempts) } }
  agents = await startAgents({ model, tools, limits: { graphPatienceMs: 2_000 }, ...options })
  const { runUuid } = await sendMessage(agents)
  const events = await endedEvents(agents, runUuid)
  const ended = events.filter((event) => event.type === 'ToolCallEnded')
  expect(ended).toHaveLength(1)
  return { status: ended[0]?.payload.status, attempts, ids: new Set(agents.calls.map(({ callId }) => callId)) }
}

const gone: StubAnswer = { refusal: 'SUBGRAPH_UNAVAILABLE' }

describe('a tool call that finds a part of the graph gone', () => {
  it.each(['READ', 'IDEMPOTENT_WRITE'] as const)(
    'is made again under the same key where its effect is %s',
    async (effect) => {
      const { status, attempts, ids } = await callOnce(effect, (attempt) => (attempt < 3 ? gone : { result: {} }))
      expect([status, attempts, ids.size]).toEqual(['SUCCEEDED', 3, 1])
    },
  )

  it('is never made again where it writes', async () => {
    const { status, attempts } = await callOnce('WRITE', () => gone)
    expect([status, attempts]).toEqual(['OUTCOME_UNKNOWN', 1])
  })

  it('fails once the patience is over', async () => {
    const { status } = await callOnce('READ', () => gone, { limits: { graphPatienceMs: 150 } })
    expect(status).toBe('FAILED')
  })

  it('waits for users to say who asks before anything is sent, whatever its effect', async () => {
    let asked = 0
    const identity = () =>
      ++asked === 2 ? new Response('', { status: 503 }) : Response.json({ accessToken: 'run-token' })
    const { status, attempts } = await callOnce('WRITE', () => ({ result: {} }), { identity })
    expect([status, attempts]).toEqual(['SUCCEEDED', 1])
  })

  it('is not made again for a refusal that will not pass', async () => {
    const { status, attempts } = await callOnce('READ', () => ({ refusal: 'FORBIDDEN' }))
    expect([status, attempts]).toEqual(['FAILED', 1])
  })
})
