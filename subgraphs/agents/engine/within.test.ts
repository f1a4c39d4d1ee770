import { describe, expect, it } from 'vitest'
import { readStream } from './read-stream.ts'
import { TimeLimitError, within } from './within.ts'

const never = new Promise<never>(() => {})
const open = new AbortController().signal

describe('within', () => {
  it('gives what the work gives, or throws what it throws', async () => {
    expect(await within(Promise.resolve(1), { signal: open, timeoutMs: 1_000 })).toBe(1)
    await expect(within(Promise.reject(new Error('no')), { signal: open, timeoutMs: 1_000 })).rejects.toThrow('no')
  })

  it('ends when the time is up or the signal aborts, although the work goes on', async () => {
    await expect(within(never, { signal: open, timeoutMs: 1 })).rejects.toBeInstanceOf(TimeLimitError)
    const control = new AbortController()
    const waiting = within(never, { signal: control.signal, timeoutMs: 10_000 })
    control.abort(new Error('stop'))
    await expect(waiting).rejects.toThrow('stop')
    await expect(within(never, { signal: control.signal, timeoutMs: 10_000 })).rejects.toThrow('stop')
  })
})

describe('reading a stream', () => {
  it('gives its parts, and ends it when the reader breaks off', async () => {
    const ended = Promise.withResolvers<void>()
    async function* parts() {
      try {
        yield* [1, 2, 3]
      } finally {
        ended.resolve()
      }
    }
    for await (const part of readStream(parts(), { signal: open, firstMs: 1_000, idleMs: 1_000 })) if (part === 2) break
    await ended.promise
  })

  it('ends when nothing comes, although the stream never does', async () => {
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => never, return: () => never }) }
    const reading = Array.fromAsync(readStream(silent, { signal: open, firstMs: 1, idleMs: 1_000 }))
    await expect(reading).rejects.toBeInstanceOf(TimeLimitError)
  })
})
