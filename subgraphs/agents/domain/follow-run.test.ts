import { afterEach, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { sendMessage } from '../testing/conversation.ts'
import { followEvents } from '../testing/follow-events.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
const start = async (options: StartAgentsOptions) => (agents = await startAgents(options))
afterEach(() => agents.dispose())

describe('following a run', () => {
  it('gives all events, live, and ends after RunEnded', async () => {
    await start({ model: createScriptedModel(() => say('Hello', ' there.')) })
    const { runId } = await sendMessage(agents)
    const events = await Array.fromAsync(followEvents(agents, runId))
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1))
    expect(events.at(-1)).toMatchObject({ __typename: 'RunEnded', status: 'COMPLETED', run: { status: 'COMPLETED' } })
  })
})
