import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../../testing/serve-test-gateway.ts'
import { until } from '../../testing/until.ts'

type Answer = {
  data?: { runEvents: { sequence: number } } | null
  errors?: { extensions: { code: string; resumeAfterSequence?: number } }[]
}
type Events = AsyncIterableIterator<Answer>

const RECONNECT = { attempts: 3, firstDelayMs: 5, longestDelayMs: 10 }
const NUMBERED = 'subscription ($after: Int! = 0) { runEvents(runId: "7", afterSequence: $after) { sequence } }'

describe('a source that is lost', () => {
  let test: ServedTestGateway
  let cut: AbortController
  beforeEach(async () => {
    test = await serveTestGateway({ gateway: { streams: { reconnect: RECONNECT } } })
    cut = new AbortController()
  })
  afterEach(() => test.dispose())

  const event = (sequence: number) => ({ __typename: 'TextDelta', runId: '7', sequence, text: `t${sequence}` })
  async function publish(...sequences: number[]): Promise<void> {
    for (const sequence of sequences) {
      test.state.stored.push(event(sequence))
      await test.state.pubsub.publish('events:7', event(sequence))
    }
  }
  /** Streams of the agents subgraph break off when `cut` aborts. */
  function makeFragile(): void {
    test.instead.set('agents', async (request) => {
      const response = await test.subgraph('agents').fetch(request)
      if (!response.body) return response
      return new Response(response.body.pipeThrough(new TransformStream(), { signal: cut.signal }), response)
    })
  }
  function breakOff(): void {
    const before = cut
    cut = new AbortController()
    before.abort(new Error('cut'))
  }
  const open = (query: string, variables = {}): Events => test.client().iterate({ query, variables }) as Events
  async function read(events: Events, count: number): Promise<(number | undefined)[]> {
    const sequences: (number | undefined)[] = []
    while (sequences.length < count) sequences.push((await events.next()).value.data?.runEvents.sequence)
    return sequences
  }
  const opened = (count: number) => until(() => test.state.opened.length === count)

  it('is opened again behind the last event, and nothing is lost or repeated', async () => {
    makeFragile()
    const [one, other] = [open(NUMBERED), open(NUMBERED, { after: 2 })]
    const all = [read(one, 9), read(other, 7)]
    await opened(1)
    await publish(1, 2, 3)
    breakOff()
    // While nobody listens.
    await publish(4, 5)
    await opened(2)
    await publish(6)
    breakOff()
    await publish(7)
    await opened(3)
    await publish(8, 9)
    expect(await Promise.all(all)).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [3, 4, 5, 6, 7, 8, 9],
    ])
    const afterwards = test.state.opened.slice(1).map(({ afterSequence }) => afterSequence)
    expect(afterwards[0]).toBeGreaterThanOrEqual(0)
    expect(await test.platform.metrics.text()).toContain('chainlens_subscription_reconnects_total{outcome="resumed"} 2')
    for (const events of [one, other]) await events.return?.()
  })

  it('is tried as often as it may be, and then given up with the event to go on after', async () => {
    makeFragile()
    const events = open(NUMBERED)
    const first = read(events, 1)
    await opened(1)
    await publish(1)
    await first
    test.instead.set('agents', async () => new Response('gone', { status: 502 }))
    breakOff()
    const { value } = await events.next()
    expect(value.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    expect((await events.next()).done).toBe(true)
    const asked = test.requests.filter(({ body }) => body.includes('subscription')).length
    expect(asked).toBeGreaterThan(RECONNECT.attempts)
  })

  it('ends with what its subgraph says where it is refused afterwards', async () => {
    makeFragile()
    const events = open(NUMBERED)
    const first = read(events, 1)
    await opened(1)
    await publish(1)
    await first
    const refusal = { errors: [{ message: 'Not your run.', extensions: { code: 'FORBIDDEN' } }] }
    test.instead.set('agents', async () => Response.json(refusal))
    breakOff()
    expect((await events.next()).value.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await events.next()).done).toBe(true)
  })

  it('ends its subscriptions where its events have no numbers', async () => {
    makeFragile()
    const events = open('subscription { ends(runId: "7") { status } }')
    const first = events.next()
    await opened(1)
    breakOff()
    expect((await first).value.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    expect((await events.next()).done).toBe(true)
    expect(test.state.opened).toHaveLength(1)
  })
})
