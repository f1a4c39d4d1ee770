import { expect, it } from 'vitest'
import { endable, happenedWithin } from './index.ts'

const never = new AbortController().signal

/** Counts, and then waits for what never comes. */
function counting(outer: AbortSignal, seen: string[] = []) {
  return endable(outer, async function* (signal) {
    try {
      yield 1
      await happenedWithin(new Promise(() => {}), { withinMs: 60_000, signal })
      yield 2
    } finally {
      seen.push('ended')
    }
  })
}

it('a generator is ended by its reader in the middle of a wait', async () => {
  const seen: string[] = []
  const numbers = counting(never, seen)
  expect(await numbers.next()).toEqual({ done: false, value: 1 })
  const waiting = numbers.next()
  await numbers.return()
  expect((await waiting).value).toBe(2)
  expect(await numbers.next()).toEqual({ done: true, value: undefined })
  expect(seen).toEqual(['ended'])
})

it('a generator goes on where the outer signal ends its wait', async () => {
  const outer = new AbortController()
  const numbers = counting(outer.signal)
  await numbers.next()
  const waiting = numbers.next()
  outer.abort()
  expect((await waiting).value).toBe(2)
})

it('what happens in time is told from what does not, from what nobody waits for, and from what fails', async () => {
  expect(await happenedWithin(Promise.resolve(), { withinMs: 60_000, signal: never })).toBe(true)
  expect(await happenedWithin(new Promise(() => {}), { withinMs: 0, signal: never })).toBe(false)
  expect(await happenedWithin(new Promise(() => {}), { withinMs: 60_000, signal: AbortSignal.abort() })).toBe(false)
  await expect(happenedWithin(Promise.reject(new Error('no')), { withinMs: 60_000, signal: never })).rejects.toThrow(
    'no',
  )
})
