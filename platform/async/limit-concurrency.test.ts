import { describe, expect, it } from 'vitest'
import { limitConcurrency, limitWaiting } from './limit-concurrency.ts'

/** Work that ends when it is told to. */
function makeWork() {
  const running: (() => void)[] = []
  let started = 0
  const work = () => {
    started++
    return new Promise<string>((resolve) => running.push(() => resolve('done')))
  }
  return { work, finishOne: () => running.shift()?.(), started: () => started }
}

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

describe('limitWaiting', () => {
  it('runs so many, lets so many wait, and turns the next away at once', async () => {
    const limit = limitWaiting({ atOnce: 2, waiting: 1 })
    const { work, finishOne, started } = makeWork()
    const first = limit.run(work)
    const others = [limit.run(work), limit.run(work)]
    expect(await limit.run(work)).toBeNull()
    expect(started()).toBe(2)
    finishOne()
    expect(await first).toEqual({ result: 'done' })
    await expect.poll(started).toBe(3)
    finishOne()
    finishOne()
    expect(await Promise.all(others)).toEqual([{ result: 'done' }, { result: 'done' }])
  })

  it('goes on after work that failed', async () => {
    const limit = limitWaiting({ atOnce: 1, waiting: 1 })
    const failing = limit.run(() => Promise.reject(new Error('oops')))
    const waiting = limit.run(async () => 1)
    await expect(failing).rejects.toThrow('oops')
    expect(await waiting).toEqual({ result: 1 })
    expect(await limit.run(async () => 2)).toEqual({ result: 2 })
  })
})
