import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../../testing/serve-test-gateway.ts'
import { until } from '../../testing/until.ts'

const PLAIN = `subscription ($id: ID! = "7", $after: Int! = 0) {
  runEvents(runId: $id, afterSequence: $after) { sequence ... on TextDelta { text } }
}`
const ENRICHED = `subscription {
  runEvents(runId: "7") { sequence run { session { agent { owner { name } } } } }
}`

type Answer = { data?: { runEvents: { sequence: number } } | null; errors?: { extensions: { code: string } }[] }
type Events = AsyncIterableIterator<Answer>

describe('clients of equal subscriptions', () => {
  let test: ServedTestGateway
  beforeEach(async () => {
    test = await serveTestGateway({ gateway: { streams: { keptEvents: 4 } } })
  })
  afterEach(() => test.dispose())

  const event = (sequence: number) => ({ __typename: 'TextDelta', runId: '7', sequence, text: `t${sequence}` })
  async function publish(...sequences: number[]): Promise<void> {
    for (const sequence of sequences) {
      test.state.stored.push(event(sequence))
      await test.state.pubsub.publish('events:7', event(sequence))
    }
  }
  const open = (query: string, variables = {}, token?: string): Events =>
    test.client(token ? { authorization: `Bearer ${token}` } : undefined).iterate({ query, variables }) as Events
  async function read(events: Events, count: number): Promise<(number | undefined)[]> {
    const sequences: (number | undefined)[] = []
    while (sequences.length < count) sequences.push((await events.next()).value.data?.runEvents.sequence)
    return sequences
  }
  const sources = (count: number) => until(() => test.state.openSources === count)
  async function viewers(count: number): Promise<void> {
    const isSo = async () =>
      (await test.platform.metrics.text()).includes(`chainlens_subscriptions{transport="websocket"} ${count}\n`)
    for (let tries = 0; !(await isSo()); tries += 1) {
      if (tries > 1_000) throw new Error(`not ${count} viewers`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  it('share one source, which the first opens and the last closes', async () => {
    const all = Array.from({ length: 50 }, () => open(PLAIN))
    const first = all.map((events) => read(events, 3))
    await viewers(50)
    expect(test.state.opened).toHaveLength(1)
    await publish(1, 2, 3)
    for (const sequences of await Promise.all(first)) expect(sequences).toEqual([1, 2, 3])
    const [last, ...others] = all
    for (const events of others) await events.return?.()
    await publish(4)
    expect(await read(last as Events, 1)).toEqual([4])
    expect(test.state.openSources).toBe(1)
    await last?.return?.()
    await sources(0)
  })

  it('have each event completed once for all of them', async () => {
    const all = Array.from({ length: 20 }, () => open(ENRICHED))
    const first = all.map((events) => events.next())
    await viewers(20)
    await publish(1)
    for (const { value } of await Promise.all(first))
      expect(value).toEqual({
        data: { runEvents: { sequence: 1, run: { session: { agent: { owner: { name: 'Ada' } } } } } },
      })
    expect(test.state.entityCalls).toEqual([{ subgraph: 'users', ids: ['user_1'] }])
    for (const events of all) await events.return?.()
  })

  it('share a source although they ask for it by other names', async () => {
    const one = open('subscription { runEvents(runId: "7") { sequence } }')
    const other = open('subscription Other { runEvents(afterSequence: 0, runId: "7") { sequence } }')
    const both = [read(one, 1), read(other, 1)]
    await viewers(2)
    await publish(1)
    expect(await Promise.all(both)).toEqual([[1], [1]])
    await one.return?.()
    await other.return?.()
  })

  it('have a source each where they are different people, and share it where they are nobody', async () => {
    const [ada, other] = [await test.signIns.sign(), await test.signIns.sign()]
    const all = [ada.token, ada.token, other.token, undefined, undefined].map((token) => open(PLAIN, {}, token))
    const first = all.map((events) => read(events, 1))
    await viewers(5)
    expect(test.state.openSources).toBe(3)
    await publish(1)
    await Promise.all(first)
    for (const events of all) await events.return?.()
    await sources(0)
  })

  it('get what they miss when they come later, and nothing twice', async () => {
    const early = open(PLAIN)
    const seen = read(early, 3)
    await viewers(1)
    await publish(1, 2, 3)
    await seen
    const [late, later] = [open(PLAIN), open(PLAIN, { after: 2 })]
    const [all, some] = [read(late, 4), read(later, 2)]
    await viewers(3)
    await publish(4)
    expect([await all, await some]).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ])
    expect(test.state.opened).toHaveLength(1)
    for (const events of [early, late, later]) await events.return?.()
  })

  it('have a source of their own where too much is behind them, and go on together once they have caught up', async () => {
    const early = open(PLAIN)
    const seen = read(early, 6)
    await viewers(1)
    await publish(1, 2, 3, 4, 5, 6)
    await seen
    const late = open(PLAIN)
    expect(await read(late, 6)).toEqual([1, 2, 3, 4, 5, 6])
    expect(test.state.opened).toEqual([
      { runId: '7', afterSequence: 0 },
      { runId: '7', afterSequence: 0 },
    ])
    const next = [read(early, 2), read(late, 2)]
    await publish(7, 8)
    expect(await Promise.all(next)).toEqual([
      [7, 8],
      [7, 8],
    ])
    await sources(1)
    await publish(9)
    expect(await Promise.all([read(early, 1), read(late, 1)])).toEqual([[9], [9]])
    for (const events of [early, late]) await events.return?.()
    await sources(0)
  })

  it('join a source without numbers at any time', async () => {
    const query = 'subscription { ends(runId: "7") { status } }'
    const end = { __typename: 'RunEnded', runId: '7', sequence: 1, status: 'DONE' }
    const one = open(query)
    const first = one.next()
    await viewers(1)
    await test.state.pubsub.publish('ends:7', end)
    await first
    const other = open(query)
    const second = [one.next(), other.next()]
    await viewers(2)
    await test.state.pubsub.publish('ends:7', end)
    for (const { value } of await Promise.all(second)) expect(value).toEqual({ data: { ends: { status: 'DONE' } } })
    expect(test.state.opened).toHaveLength(1)
    for (const events of [one, other]) await events.return?.()
  })

  it('are refused together', async () => {
    const all = Array.from({ length: 5 }, () => open(PLAIN, { id: 'forbidden' }))
    for (const events of all) await expect(events.next()).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it('come and go without leaving a source behind', async () => {
    for (let round = 0; round < 20; round += 1) {
      const all = Array.from({ length: 6 }, () => open(PLAIN))
      const pending = all.map((events) => events.next())
      if (round % 2 === 0) await publish(round * 10 + 1)
      await Promise.all(all.map((events) => events.return?.()))
      await Promise.allSettled(pending)
    }
    await sources(0)
  })
})
