import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRedis, type TestRedis } from '../../../tests/support/redis.ts'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { contentOf, endedEvents, replay, sendMessage, storedEvents } from '../testing/conversation.ts'
import { followEvents } from '../testing/follow-events.ts'
import { createGate, type Gate } from '../testing/gate.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

let redis: TestRedis
/** Answers requests; runs nothing. */
let front: TestAgents
/** Executes runs, in another platform on the same database and Redis. */
let worker: TestAgents
let gate: Gate

beforeEach(async () => {
  redis = await startRedis()
  gate = createGate()
  const model = createScriptedModel(async function* (request) {
    yield { type: 'text', text: 'First. ' }
    await gate.pass(request.signal)
    yield* say('Second.')
  })
  // Leases so long that only Redis can be what is fast.
  const config = { redisUrl: redis.url, leaseMs: 60_000 }
  front = await startAgents({ model, config, works: false })
  worker = await startAgents({ model, config, databaseUrl: front.databaseUrl })
})
afterEach(async () => {
  await worker.dispose()
  await front.dispose()
  await redis.dispose()
})

describe('processes that share Redis', () => {
  it('wake each other: a run begins, is followed live and ends', async () => {
    const { runId, runUuid } = await sendMessage(front)
    const following = Array.fromAsync(followEvents(front, runId))
    await gate.reached
    gate.open()
    expect((await following).map(({ sequence, __typename }) => [sequence, __typename])).toEqual(
      (await storedEvents(front, runUuid)).map(({ sequence, type }) => [sequence, type]),
    )
  })

  it('stop each other’s runs at once', async () => {
    const { runId, runUuid } = await sendMessage(front)
    await gate.reached
    await front.ask('mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id } } }', { id: runId })
    expect((await endedEvents(front, runUuid)).at(-1)).toMatchObject({ payload: { status: 'STOPPED' } })
  })

  it('lose nothing of a run when Redis goes in the middle of it', async () => {
    const { runId, runUuid } = await sendMessage(front)
    const following = Array.fromAsync(followEvents(front, runId))
    await gate.reached
    await waitFor(async () => (await contentOf(front, runUuid)) !== '')
    await redis.dispose()
    gate.open()
    expect((await following).at(-1)).toMatchObject({ __typename: 'RunEnded', status: 'COMPLETED' })
    expect(replay(await storedEvents(front, runUuid))).toBe('First. Second.')
  })
})
