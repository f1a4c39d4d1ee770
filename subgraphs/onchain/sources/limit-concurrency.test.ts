import { describe, expect, it } from 'vitest'
import { limitConcurrency } from './limit-concurrency.ts'

describe('limitConcurrency', () => {
  it('never runs more at a time, and runs all in the order of asking', async () => {
    const limit = limitConcurrency(3)
    let running = 0
    let most = 0
    const begun: number[] = []
    const work = (index: number) => async () => {
      begun.push(index)
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return index
    }
    const all = Array.from({ length: 20 }, (_, index) => limit(work(index)))
    expect(await Promise.all(all)).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(most).toBe(3)
  })

  it('gives the place on where the work fails', async () => {
    const limit = limitConcurrency(1)
    const failed = limit(async () => {
      throw new Error('no')
    })
    const next = limit(async () => 'yes')
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})
