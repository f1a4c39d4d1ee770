import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readStream } from './read-stream.ts'
import { TimeLimitError } from './within.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = new Promise<never>(() => {})
const limits = { firstMs: 100, idleMs: 10 }

/** A stream that heeds nothing: parts after so many milliseconds each, and then silence. */
async function* deaf(...pausesMs: number[]): AsyncGenerator<number> {
  for (const pauseMs of pausesMs) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    yield pauseMs
  }
  await never
}

/** What is read, until it ends or what it throws. */
async function readAll(stream: AsyncIterable<number>, signal: AbortSignal, withEach = async (_part: number) => {}) {
  const parts: number[] = []
  const reading = (async () => {
    for await (const part of readStream(stream, { signal, ...limits })) {
      parts.push(part)
      await withEach(part)
    }
  })()
  const ended = reading.catch((error: unknown) => error)
  return { parts, ended }
}
const { signal } = new AbortController()

it('gives all parts up to the end, and listens and waits for nothing any more', async () => {
  const control = new AbortController()
  const counted = vi.spyOn(control.signal, 'addEventListener')
  const removed = vi.spyOn(control.signal, 'removeEventListener')
  async function* stream() {
    yield* [1, 2, 3]
  }
  const { parts, ended } = await readAll(stream(), control.signal)
  expect(await ended).toBeUndefined()
  expect(parts).toEqual([1, 2, 3])
  expect([counted.mock.calls.length, removed.mock.calls.length]).toEqual([1, 1])
  expect(vi.getTimerCount()).toBe(0)
})

it.each([
  ['a first part as late as it may be, and silence', [99], [99]],
  ['parts that come in time, and silence', [99, 9, 9, 9], [99, 9, 9, 9]],
  ['a first part that comes too late', [101], []],
  ['a later one that comes too late', [99, 9, 11], [99, 9]],
])('ends with TimeLimitError: %s', async (_what, pausesMs, expected) => {
  const { parts, ended } = await readAll(deaf(...pausesMs), signal)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await ended).toBeInstanceOf(TimeLimitError)
  expect(parts).toEqual(expected)
})

it('does not count the time that its reader takes', async () => {
  const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 500))
  const { parts, ended } = await readAll(deaf(1, 9, 9), signal, slow)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await ended).toBeInstanceOf(TimeLimitError)
  expect(parts).toEqual([1, 9, 9])
})

it('throws the reason as soon as its signal aborts: before, while a part is waited for, and while its reader has one', async () => {
  const reason = new Error('stopped')
  expect(await (await readAll(deaf(1), AbortSignal.abort(reason))).ended).toBe(reason)

  const waiting = new AbortController()
  const first = await readAll(deaf(50), waiting.signal)
  await vi.advanceTimersByTimeAsync(1)
  waiting.abort(reason)
  expect(await first.ended).toBe(reason)

  const reading = new AbortController()
  const second = await readAll(deaf(1, 1), reading.signal, async () => reading.abort(reason))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await second.ended).toBe(reason)
  expect(second.parts).toEqual([1])
})
