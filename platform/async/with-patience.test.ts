import { expect, it } from 'vitest'
import { withPatience } from './with-patience.ts'

const always = { patienceMs: 10_000, signal: new AbortController().signal, mayPass: () => true }

it('makes the attempt again until it succeeds', async () => {
  let attempts = 0
  const answer = await withPatience(always, async () => {
    if (++attempts < 3) throw new Error('not yet')
    return 'here'
  })
  expect([answer, attempts]).toEqual(['here', 3])
})

it('gives an error that will not pass at once', async () => {
  let attempts = 0
  const fail = async () => {
    attempts++
    throw new Error('never')
  }
  await expect(withPatience({ ...always, mayPass: () => false }, fail)).rejects.toThrow('never')
  expect(attempts).toBe(1)
})

it('gives the last error when the patience is over', async () => {
  let attempts = 0
  const fail = async () => {
    throw new Error(`attempt ${++attempts}`)
  }
  await expect(withPatience({ ...always, patienceMs: 0 }, fail)).rejects.toThrow('attempt 1')
  await expect(withPatience({ ...always, patienceMs: 1_000 }, fail)).rejects.toThrow(/attempt [2-9]/)
})

it('ends with the reason of its signal, in an attempt and between two', async () => {
  const stop = new AbortController()
  const between = withPatience({ ...always, signal: stop.signal }, async () => {
    setImmediate(() => stop.abort(new Error('stopped')))
    throw new Error('not yet')
  })
  await expect(between).rejects.toThrow('stopped')
  const inside = withPatience({ ...always, signal: stop.signal }, async () => {
    throw new Error('of the attempt')
  })
  await expect(inside).rejects.toThrow('stopped')
})
