import { expect, test } from 'vitest'
import { describeProblem } from '../graph/describe-problem.ts'
import type { RunEvent } from './run-event.ts'
import { RunFeed, type RunFeedOptions } from './run-feed.ts'
import type { RunSource } from './run-source.ts'

type Sink = Parameters<RunSource>[1]

const delta = (sequence: number): RunEvent => ({
  __typename: 'TextDelta',
  sequence,
  at: '',
  offset: sequence - 1,
  text: String(sequence),
})
const ended = (sequence: number) =>
  ({ __typename: 'RunEnded', sequence, at: '', status: 'COMPLETED', error: null, run: { id: 'run_1' } }) as RunEvent

/** A server in the test's hands: `next()` is the subscription that the feed asks for next. */
function setUp(options: Partial<RunFeedOptions> = {}) {
  const asked: { afterSequence: number; sink: Sink; isOpen: boolean }[] = []
  const waits: number[] = []
  let arrived = () => {}
  const endings: RunEvent[] = []
  const feed = new RunFeed('run_1', {
    source: ({ afterSequence }, sink) => {
      const subscription = { afterSequence, sink, isOpen: true }
      asked.push(subscription)
      arrived()
      return () => {
        subscription.isOpen = false
      }
    },
    batch: (flush) => ({ request: flush, now: flush }),
    wait: async (delayMs) => void waits.push(delayMs),
    describe: describeProblem,
    renew: async () => true,
    onEnded: (event) => endings.push(event),
    ...options,
  })
  let taken = 0
  const next = async () => {
    while (asked.length <= taken) {
      await new Promise<void>((resolve) => {
        arrived = resolve
      })
    }
    taken += 1
    return asked[taken - 1]!
  }
  return { feed, asked, waits, endings, next }
}

test('after a lost connection it asks for what follows the last event, and drops what comes twice', async () => {
  const { feed, next, waits, endings } = setUp()
  feed.follow()
  const first = await next()
  first.sink.event(delta(1))
  first.sink.event(delta(2))
  first.sink.error({ code: 1006, reason: '' })
  const second = await next()
  expect(second.afterSequence).toBe(2)
  expect(feed.connection.get().status).toBe('reconnecting')
  expect(waits).toHaveLength(1)
  second.sink.event(delta(2))
  second.sink.event(delta(3))
  expect(feed.connection.get().status).toBe('live')
  second.sink.event(ended(4))
  expect(feed.state.get()).toMatchObject({ text: '123', lastSequence: 4 })
  expect(feed.connection.get().status).toBe('ended')
  expect(endings).toHaveLength(1)
  expect(second.isOpen).toBe(false)
})

test('a gap is asked for again instead of being skipped', async () => {
  const { feed, next } = setUp()
  feed.follow()
  const first = await next()
  first.sink.event(delta(1))
  first.sink.event(delta(3))
  const second = await next()
  expect(second.afterSequence).toBe(1)
  expect(feed.state.get().text).toBe('1')
})

test('a subscription that completes before the run has ended is a lost one', async () => {
  const { feed, next } = setUp()
  feed.follow()
  ;(await next()).sink.complete()
  expect((await next()).afterSequence).toBe(0)
})

test('a socket refused for its token comes back with a new one, at once and unannounced', async () => {
  let renewals = 0
  const { feed, next, waits } = setUp({
    renew: async () => {
      renewals += 1
      return true
    },
  })
  feed.follow()
  const first = await next()
  first.sink.event(delta(1))
  first.sink.error({ code: 4403, reason: 'Forbidden' })
  await next()
  expect([renewals, waits.length, feed.connection.get().status]).toEqual([1, 0, 'live'])
})

test('waits as long as the server asks for', async () => {
  const { feed, next, waits } = setUp()
  feed.follow()
  ;(await next()).sink.error([{ message: 'Slowly', extensions: { code: 'RATE_LIMITED', retryAfterMs: 4321 } }])
  await next()
  expect(waits).toEqual([4321])
})

test('a refusal ends the attempts until a person asks again', async () => {
  const { feed, next, asked } = setUp()
  feed.follow()
  ;(await next()).sink.error([{ message: 'No such run', extensions: { code: 'BAD_USER_INPUT' } }])
  await Promise.resolve()
  await Promise.resolve()
  expect(feed.connection.get()).toMatchObject({ status: 'failed', problem: { message: 'No such run' } })
  expect(asked).toHaveLength(1)
  feed.retry()
  expect((await next()).isOpen).toBe(true)
})

test('follows for as long as one of several does, and keeps what it saw for the next', async () => {
  const { feed, next } = setUp()
  const leave = feed.follow()
  const leaveToo = feed.follow()
  const first = await next()
  first.sink.event(delta(1))
  leave()
  leave()
  expect(first.isOpen).toBe(true)
  leaveToo()
  expect(first.isOpen).toBe(false)
  feed.follow()
  expect((await next()).afterSequence).toBe(1)
})
