import { describe, expect, it } from 'vitest'
import { createBoundedCache } from './bounded-cache.ts'
import { createCircuitBreaker } from './requests/circuit-breaker.ts'
import { createConcurrencyLimit } from './requests/concurrency-limit.ts'

describe('a circuit breaker', () => {
  it('opens after as many failures in a row as it may have, lets one try after a pause, and closes on success', () => {
    let now = 0
    const breaker = createCircuitBreaker({ failures: 2, pauseMs: 100, now: () => now })
    breaker.failed()
    expect(breaker.mayAsk()).toBe(true)
    breaker.failed()
    expect(breaker.mayAsk()).toBe(false)
    now = 99
    expect(breaker.mayAsk()).toBe(false)
    now = 100
    expect([breaker.mayAsk(), breaker.mayAsk()]).toEqual([true, false])
    breaker.failed()
    now = 199
    expect(breaker.mayAsk()).toBe(false)
    now = 200
    expect(breaker.mayAsk()).toBe(true)
    breaker.succeeded()
    expect([breaker.mayAsk(), breaker.mayAsk()]).toEqual([true, true])
  })

  it('counts failures in a row only', () => {
    const breaker = createCircuitBreaker({ failures: 2, pauseMs: 100 })
    for (let time = 0; time < 5; time += 1) {
      breaker.failed()
      breaker.succeeded()
    }
    expect(breaker.mayAsk()).toBe(true)
  })
})

describe('a concurrency limit', () => {
  const forever = new AbortController().signal

  it('lets in as many as it may, has others wait in line, and turns more away', async () => {
    const limit = createConcurrencyLimit({ concurrent: 2, waiting: 1 })
    const leave = await limit.enter(forever)
    await limit.enter(forever)
    const third = limit.enter(forever)
    expect(await limit.enter(forever)).toBeNull()
    leave?.()
    leave?.()
    expect(await third).toBeTypeOf('function')
    const fourth = limit.enter(forever)
    expect(await limit.enter(forever)).toBeNull()
    void fourth
  })

  it('takes whoever gives up out of the line', async () => {
    const limit = createConcurrencyLimit({ concurrent: 1, waiting: 1 })
    const leave = await limit.enter(forever)
    const impatient = new AbortController()
    const waiting = limit.enter(impatient.signal)
    impatient.abort(new Error('gone'))
    await expect(waiting).rejects.toThrow('gone')
    const next = limit.enter(forever)
    leave?.()
    expect(await next).toBeTypeOf('function')
    await expect(limit.enter(impatient.signal)).rejects.toThrow('gone')
  })
})

describe('a bounded cache', () => {
  it('keeps what was asked for last, within its characters', () => {
    const cache = createBoundedCache<number>(6)
    cache.set('aa', 1)
    cache.set('bb', 2)
    cache.set('cc', 3)
    expect(cache.get('aa')).toBe(1)
    cache.set('dd', 4)
    expect(['aa', 'bb', 'cc', 'dd'].map((key) => cache.get(key))).toEqual([1, undefined, 3, 4])
    cache.set('much too long', 5)
    expect(cache.get('much too long')).toBeUndefined()
    cache.set('dd', 6)
    expect(['aa', 'cc', 'dd'].map((key) => cache.get(key))).toEqual([1, 3, 6])
  })
})
