import { expect, it } from 'vitest'
import { spreadOut } from './spread-out.ts'

const times = async (count: number, longestMs: number) => {
  const began = performance.now()
  const told: { one: number; atMs: number }[] = []
  const all = Array.from({ length: count }, (_, index) => index)
  await spreadOut(all, longestMs, (one) => void told.push({ one, atMs: performance.now() - began }))
  return told
}

it('tells each once, at moments of their own over the whole time', async () => {
  const told = await times(200, 300)
  expect(told.map(({ one }) => one).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, one) => one))
  // In each third some: none of them holds nothing but by a chance of one in 10^35.
  for (const from of [0, 100, 200]) expect(told.some(({ atMs }) => atMs >= from)).toBe(true)
  expect(told.filter(({ atMs }) => atMs < 100).length).toBeLessThan(200)
})

it('takes no longer for few than they need, and no time where there is none to take', async () => {
  expect((await times(2, 60_000)).at(-1)?.atMs).toBeLessThan(10_000)
  expect(await times(0, 60_000)).toEqual([])
  expect((await times(1_000, 0)).length).toBe(1_000)
})
