import { expect, it } from 'vitest'
import { createMessageRate } from './message-rate.ts'

it('takes a burst and not one more, then as many as the rate gives back, and never more than a burst', () => {
  let time = 0
  const mayTake = createMessageRate({ messagesPerSecond: 10, messageBurst: 3 }, () => time)
  const take = (count: number) => Array.from({ length: count }, mayTake)
  expect(take(4)).toEqual([true, true, true, false])
  time += 99
  expect(take(1)).toEqual([false])
  time += 101
  expect(take(3)).toEqual([true, true, false])
  time += 3_600_000
  expect(take(4)).toEqual([true, true, true, false])
})
