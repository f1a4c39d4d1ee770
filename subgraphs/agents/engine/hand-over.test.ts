import { loadConfig } from '@chainlens/platform/config'
import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { ModelError } from '../models/policy/model-error.ts'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, replay, sendMessage } from '../testing/conversation.ts'
import { createGate } from '../testing/gate.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'
import { startWorker } from '../testing/start-worker.ts'

let agents: TestAgents
afterEach(() => agents.dispose())

/** Agents whose workers wait as long for a checkpoint when they are told to end. */
async function start(runGraceMs: number): Promise<void> {
  agents = await startAgents({
    model: createScriptedModel(() => say('Unused.')),
    tools: { look: { run: () => ({ result: 1 }) } },
    config: { leaseMs: 500, drain: { ...loadConfig({}).drain, runGraceMs } },
    works: false,
  })
}
const addWorker = (model: ReturnType<typeof createScriptedModel>) =>
  startWorker({ platform: agents.platform, databaseUrl: agents.databaseUrl, model })

describe('a worker that is told to end', () => {
  it('lets the model finish, and hands over before the tools: nothing is asked or said twice', async () => {
    await start(60_000)
    const gate = createGate()
    const asked: string[] = []
    const leaving = await addWorker(
      createScriptedModel(async function* () {
        asked.push('first')
        yield { type: 'text', text: 'I look. ' }
        await gate.pass()
        yield* call(1, ['look', {}])
      }),
    )
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    const left = leaving.dispose()
    // Longer than a lease, which it keeps.
    await waitFor(async () => {
      const [run] = await agents.sql('select now() - started_at > $1::interval as is_long from agents.runs', ['0.8 s'])
      return run.is_long
    })
    gate.open()
    await left
    expect(agents.calls).toEqual([])
    const next = await addWorker(
      createScriptedModel((_request, step) => {
        asked.push(`step ${step}`)
        return say('It is there.')
      }),
    )
    const events = await endedEvents(agents, runUuid)
    await next.dispose()
    expect(asked).toEqual(['first', 'step 2'])
    expect(agents.calls).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'RunStarted')).toHaveLength(2)
    expect(events.filter(({ type }) => type === 'StepReset')).toEqual([])
    expect(replay(events)).toContain('I look. ')
    expect(await agents.sql('select losses, attempt from agents.runs')).toEqual([{ losses: 0, attempt: 2 }])
  })

  it('waits for no provider that wants to be left alone: who has the run next asks at once', async () => {
    await start(60_000)
    const refused = Promise.withResolvers<void>()
    const leaving = await addWorker(
      createScriptedModel(async function* () {
        yield { type: 'text', text: 'Taken back.' }
        refused.resolve()
        throw new ModelError('MODEL_OVERLOADED', 'busy', { isTransient: true, retryAfterMs: 29_000 })
      }),
    )
    const { runUuid } = await sendMessage(agents)
    await refused.promise
    const began = performance.now()
    await leaving.dispose()
    expect(performance.now() - began).toBeLessThan(15_000)
    const next = await addWorker(createScriptedModel(() => say('Said.')))
    expect(replay(await endedEvents(agents, runUuid))).toBe('Said.')
    await next.dispose()
    expect(await agents.sql('select losses, attempt from agents.runs')).toEqual([{ losses: 0, attempt: 2 }])
  })

  it('lets an answer that is nearly done be done', async () => {
    await start(60_000)
    const gate = createGate()
    const leaving = await addWorker(
      createScriptedModel(async function* () {
        yield { type: 'text', text: 'Nearly ' }
        await gate.pass()
        yield* say('done.')
      }),
    )
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    const left = leaving.dispose()
    gate.open()
    await left
    const events = await endedEvents(agents, runUuid)
    expect(events.at(-1)).toMatchObject({ type: 'RunEnded', payload: { status: 'COMPLETED' } })
    expect(replay(events)).toBe('Nearly done.')
  })

  it('gives back what has not come to a checkpoint when the grace is over', async () => {
    await start(50)
    const gate = createGate()
    const leaving = await addWorker(
      createScriptedModel(async function* (request) {
        yield { type: 'text', text: 'Lost.' }
        await gate.pass(request.signal)
      }),
    )
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    await leaving.dispose()
    const next = await addWorker(createScriptedModel(() => say('Said again.')))
    const events = await endedEvents(agents, runUuid)
    await next.dispose()
    expect(replay(events)).toBe('Said again.')
  })
})
