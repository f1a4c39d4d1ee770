import { newId } from '@chainlens/platform/ids'
import type { PubSub } from 'graphql-subscriptions'
import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { runTopic } from '../engine/run-event.ts'
import { call, createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, sendMessage, storedEvents } from '../testing/conversation.ts'
import { followEvents } from '../testing/follow-events.ts'
import { createGate } from '../testing/gate.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'
import { statementsOf } from '../testing/statements-of.ts'

const opened: TestAgents[] = []
async function start(options: StartAgentsOptions): Promise<TestAgents> {
  const agents = await startAgents(options)
  opened.push(agents)
  return agents
}
afterEach(async () => {
  for (const agents of opened.splice(0).reverse()) await agents.dispose()
})

const evidence = {
  id: 'ev_1',
  source: 'Test',
  url: 'https://example.org/a',
  mode: 'LIVE',
  asOf: null,
  retrievedAt: '2026-11-22T00:00:00.000Z',
  contentHash: null,
  excerpt: null,
  inputs: [],
}
const tools = { look: { run: () => ({ result: { evidence: [evidence] }, summary: 'Looked' }) } }
const model = () =>
  createScriptedModel((_request, step) => (step === 1 ? call(1, ['look', { at: 'ETH' }]) : say('All ', 'is ', 'well.')))
/** Readers of a topic in this process. */
const listeners = ({ platform }: TestAgents, runUuid: string) =>
  (platform.pubsub as unknown as { ee: { listenerCount(topic: string): number } }).ee.listenerCount(runTopic(runUuid))

describe('following a run', () => {
  it('gives every event once, live, and ends after RunEnded', async () => {
    const agents = await start({ model: model(), tools, works: false })
    const { runId, runUuid } = await sendMessage(agents)
    const following = Array.fromAsync(followEvents(agents, runId))
    await waitFor(() => listeners(agents, runUuid) === 1)
    await agents.subgraph.startWorkers(['agent-runs'])
    const events = await following
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
    expect(events[0]).toMatchObject({ __typename: 'RunStarted', runId, attempt: 1, model: 'test/scripted' })
    expect(events).toContainEqual(
      expect.objectContaining({ __typename: 'ToolCallStarted', toolName: 'look', arguments: { at: 'ETH' } }),
    )
    expect(events).toContainEqual(
      expect.objectContaining({
        toolStatus: 'SUCCEEDED',
        summary: 'Looked',
        durationMs: 3,
        evidence: [{ id: 'ev_1' }],
      }),
    )
    expect(events.at(-1)).toMatchObject({
      __typename: 'RunEnded',
      status: 'COMPLETED',
      run: { id: runId, status: 'COMPLETED', session: { agent: { name: 'ChainLens analyst' } } },
      message: { content: 'All is well.' },
      usage: { inputTokens: 20, outputTokens: 10, costUsd: '0.0002' },
      error: null,
    })
    expect(listeners(agents, runUuid)).toBe(0)
  })

  it('tells of an event that only a newer version knows in its place, and goes on behind it', async () => {
    const agents = await start({ model: model(), tools })
    const { runId, runUuid } = await sendMessage(agents)
    const last = (await endedEvents(agents, runUuid)).length
    await agents.sql(
      `update agents.run_events set type = 'ModelSwitched', payload = '[7]' where run_id = $1 and sequence = 2`,
      [runUuid],
    )
    for (const after of [0, 1, 2]) {
      const events = await Array.fromAsync(followEvents(agents, runId, { after }))
      expect(events.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: last - after }, (_, n) => n + after + 1),
      )
      expect(events.at(-1)).toMatchObject({ __typename: 'RunEnded', status: 'COMPLETED' })
      const others = events.filter(({ __typename }) => __typename === 'OtherRunEvent')
      expect(others).toMatchObject(after < 2 ? [{ sequence: 2, kind: 'ModelSwitched', runId }] : [])
    }
  })

  it('replays the same events after any sequence, byte by byte', async () => {
    const agents = await start({ model: model(), tools })
    const { runId, runUuid } = await sendMessage(agents)
    const live = await Array.fromAsync(followEvents(agents, runId))
    // What is asked of the run itself is as it is now, not as it was.
    const written = (events: object[]) => JSON.stringify(events.map((event) => ({ ...event, run: null })))
    const last = (await endedEvents(agents, runUuid)).length
    for (let after = 0; after <= last + 1; after++) {
      const replayed = await Array.fromAsync(followEvents(agents, runId, { after }))
      expect(written(replayed)).toBe(written(live.slice(after)))
    }
  })

  it('loses nothing when a connection breaks off after any event and comes back', async () => {
    const agents = await start({
      model: createScriptedModel(async function* () {
        for (const word of 'the quick brown fox jumps over the lazy dog'.split(' ')) {
          yield { type: 'text', text: `${word} ` }
          await new Promise((resolve) => setImmediate(resolve))
        }
        yield { type: 'finish', reason: 'stop' }
      }),
    })
    const { runId, runUuid } = await sendMessage(agents)
    const seen: unknown[] = []
    for (let isOver = false; !isOver; ) {
      const connection = new AbortController()
      for await (const event of followEvents(agents, runId, { after: seen.length, signal: connection.signal })) {
        seen.push([event.sequence, event.__typename])
        isOver = event.__typename === 'RunEnded'
        break
      }
      connection.abort()
    }
    expect(seen).toEqual((await storedEvents(agents, runUuid)).map(({ sequence, type }) => [sequence, type]))
    await waitFor(() => listeners(agents, runUuid) === 0)
  })

  it('reads the rows when live messages are lost, doubled or out of order', async () => {
    const agents = await start({ model: model(), tools, works: false })
    const { runId, runUuid } = await sendMessage(agents)
    const { platform } = agents
    const publish = platform.pubsub.publish.bind(platform.pubsub)
    const late: unknown[] = []
    let count = 0
    Object.assign(platform.pubsub, {
      async publish(topic: string, payload: { events?: { sequence: number }[] }) {
        if (topic !== runTopic(runUuid)) return publish(topic, payload)
        const turn = count++ % 3
        if (turn === 0) late.push(payload)
        else await publish(topic, payload)
        if (turn === 2) for (const old of [payload, ...late.splice(0)]) await publish(topic, old)
      },
    } satisfies Partial<PubSub>)
    const following = Array.fromAsync(followEvents(agents, runId))
    await agents.subgraph.startWorkers(['agent-runs'])
    expect((await following).map(({ sequence, __typename }) => [sequence, __typename])).toEqual(
      (await storedEvents(agents, runUuid)).map(({ sequence, type }) => [sequence, type]),
    )
  })

  it('works in a process that hears nothing of the worker’s', async () => {
    const agents = await start({ model: model(), tools })
    const { databaseUrl, userId } = agents
    const deaf = await start({ model: model(), databaseUrl, works: false })
    const { runId, runUuid } = await sendMessage(agents)
    const events = await Array.fromAsync(followEvents(deaf, runId, { userId }))
    expect(events.map(({ sequence }) => sequence)).toEqual(
      (await storedEvents(agents, runUuid)).map(({ sequence }) => sequence),
    )
  })

  it('reads no rows for what it hears', async () => {
    const agents = await start({ model: model(), works: false })
    const { runId, runUuid } = await sendMessage(agents)
    const reading = followEvents(agents, runId)
    const first = reading.next()
    await waitFor(() => listeners(agents, runUuid) === 1)
    const tell = (sequence: number) =>
      agents.platform.pubsub.publish(runTopic(runUuid), {
        events: [
          {
            type: 'TextDelta',
            payload: { messageId: newId(), offset: sequence - 1, text: 'a' },
            runId: runUuid,
            sequence,
            at: '2026-11-22T00:00:00.000Z',
          },
        ],
      })
    await tell(1)
    expect((await first).value).toMatchObject({ sequence: 1 })
    const statements = await statementsOf(async () => {
      for (let sequence = 2; sequence <= 40; sequence++) {
        const next = reading.next()
        await tell(sequence)
        expect((await next).value).toMatchObject({ sequence })
      }
    })
    // Only a second of silence is reason to look.
    expect(statements.filter((text) => text.includes('agents.run_events')).length).toBeLessThan(10)
    await reading.return(undefined)
  })

  it('lets a slow reader have everything without keeping it in memory', async () => {
    const gate = createGate()
    const words = Array.from({ length: 600 }, (_, index) => `${'abcdefghijklmnopqrstuvwxyz'[index % 26]} `)
    const agents = await start({
      model: createScriptedModel(async function* () {
        yield { type: 'text', text: words[0] as string }
        await gate.pass()
        for (const word of words.slice(1)) yield { type: 'text', text: word }
        yield { type: 'finish', reason: 'stop' }
      }),
    })
    const { runId, runUuid } = await sendMessage(agents)
    const reading = followEvents(agents, runId)
    const first = await reading.next()
    // More than a reader's live events are kept: they are dropped, and read from the rows.
    for (let batch = 0; batch < 3; batch++)
      await agents.platform.pubsub.publish(runTopic(runUuid), {
        events: Array.from({ length: 200 }, (_, index) => ({ runId: runUuid, sequence: 10_000 + index })),
      })
    gate.open()
    await endedEvents(agents, runUuid)
    const events = [first.value, ...(await Array.fromAsync(reading))]
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
    expect(events.at(-1).message.content).toBe(words.join(''))
  })

  it('leaves nothing behind when its reader goes, in the middle of waiting', async () => {
    const gate = createGate()
    const agents = await start({
      model: createScriptedModel(async function* (request) {
        yield { type: 'text', text: 'Wait. ' }
        await gate.pass(request.signal)
      }),
    })
    const { runId, runUuid } = await sendMessage(agents)
    await gate.reached
    const gone = new AbortController()
    const following = Array.fromAsync(followEvents(agents, runId, { signal: gone.signal })).catch(() => {})
    await waitFor(() => listeners(agents, runUuid) === 1)
    gone.abort()
    await following
    await waitFor(() => listeners(agents, runUuid) === 0)
  })

  it('is refused alike for a run that is malformed, unknown or somebody else’s', async () => {
    const agents = await start({ model: model(), works: false })
    const { runId } = await sendMessage(agents)
    const refusalOf = (id: string, userId?: string) =>
      Array.fromAsync(followEvents(agents, id, userId ? { userId } : {})).then(
        () => 'not refused',
        (error: Error) => error.message,
      )
    const unknown = 'run_00000000000000000000000000'
    const refusals = await Promise.all([refusalOf('x'), refusalOf(unknown), refusalOf(runId, newId())])
    expect(new Set(refusals).size).toBe(1)
    expect(refusals[0]).toContain('BAD_USER_INPUT')
    await expect(Array.fromAsync(followEvents(agents, runId, { after: -1 }))).rejects.toThrow('BAD_USER_INPUT')
  })
})
