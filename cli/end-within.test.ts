import { expect, it } from 'vitest'
import { endWithin } from './end-within.ts'

const logger = { error: () => {} }

it('ends in order where that is quick enough, and as it is where not', async () => {
  const codes: number[] = []
  const exit = (code: number) => void codes.push(code)
  await endWithin(async () => {}, { limitMs: 60_000, logger }, exit)
  expect(codes).toEqual([])
  const forced = Promise.withResolvers<void>()
  await endWithin(
    () => forced.promise,
    { limitMs: 1, logger },
    (code) => {
      codes.push(code)
      forced.resolve()
    },
  )
  expect(codes).toEqual([1])
})
