import { afterEach, describe, expect, it } from 'vitest'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { contentOf, endedEvents, replay, sendMessage } from '../testing/conversation.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
const start = async (options: StartAgentsOptions) => (agents = await startAgents(options))
afterEach(() => agents.dispose())

describe('a run', () => {
  it('tells its start, its text and its end, and stores what it said', async () => {
    await start({ model: createScriptedModel(() => say('Hello', ' there.')) })
    const { runUuid } = await sendMessage(agents)
    const events = await endedEvents(agents, runUuid)
    expect(events[0]).toMatchObject({ type: 'RunStarted', payload: { attempt: 1, model: 'test/scripted' } })
    expect(events.at(-1)).toMatchObject({ type: 'RunEnded', payload: { status: 'COMPLETED', error: null } })
    expect(replay(events)).toBe('Hello there.')
    expect(await contentOf(agents, runUuid)).toBe('Hello there.')
  })

  it('calls tools side by side and gives their results in the order of the calls', async () => {
    const model = createScriptedModel((_request, step) =>
      step === 1 ? call(1, ['slow', { n: 1 }], ['fast', { n: 2 }]) : say('Done.'),
    )
    const fastEnded = Promise.withResolvers<void>()
    await start({
      model,
      tools: {
        slow: { run: () => fastEnded.promise.then(() => ({ result: { from: 'slow' } })) },
        fast: {
          run: () => {
            fastEnded.resolve()
            return { result: { from: 'fast' }, summary: 'Fast as ever' }
          },
        },
      },
    })
    const { runUuid } = await sendMessage(agents)
    const events = await endedEvents(agents, runUuid)
    expect(events.map(({ type }) => type)).toEqual([
      'RunStarted',
      'ToolCallStarted',
      'ToolCallStarted',
      'ToolCallEnded',
      'ToolCallEnded',
      'TextDelta',
      'RunEnded',
    ])
    expect(model.requests[1]?.messages.at(-1)).toEqual({
      role: 'tool',
      results: [
        { toolCallId: 'call_1_0', toolName: 'slow', status: 'SUCCEEDED', result: { from: 'slow' }, error: null },
        { toolCallId: 'call_1_1', toolName: 'fast', status: 'SUCCEEDED', result: { from: 'fast' }, error: null },
      ],
    })
    expect(agents.calls.map(({ authorization }) => authorization)).toEqual(['Bearer run-token', 'Bearer run-token'])
  })
})
