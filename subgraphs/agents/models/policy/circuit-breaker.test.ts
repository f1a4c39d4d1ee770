import { describe, expect, it } from 'vitest'
import { CircuitBreaker } from './circuit-breaker.ts'

describe('a circuit breaker', () => {
  const start = () => {
    const clock = { now: 0 }
    return { clock, breaker: new CircuitBreaker(() => clock.now) }
  }
  const fail = (breaker: CircuitBreaker, times: number) => {
    for (let time = 0; time < times; time++) breaker.failed()
  }

  it('lets calls through until the sixth failure in a row', () => {
    const { breaker } = start()
    fail(breaker, 5)
    expect(breaker.allows()).toBe(true)
    fail(breaker, 1)
    expect(breaker.allows()).toBe(false)
  })

  it('counts failures in a row only', () => {
    const { breaker } = start()
    fail(breaker, 5)
    breaker.succeeded()
    fail(breaker, 5)
    expect(breaker.allows()).toBe(true)
  })

  it('lets one call try again after 20 seconds, and all once that has succeeded', () => {
    const { breaker, clock } = start()
    fail(breaker, 6)
    clock.now = 19_999
    expect(breaker.allows()).toBe(false)
    clock.now = 20_000
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false])
    breaker.failed()
    clock.now = 39_999
    expect(breaker.allows()).toBe(false)
    clock.now = 40_000
    expect(breaker.allows()).toBe(true)
    breaker.succeeded()
    expect([breaker.allows(), breaker.allows()]).toEqual([true, true])
  })
})
