import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDepartures } from './departures.ts'

describe('departures', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('leave at once where it is quiet, and together where it is busy', () => {
    const left: string[] = []
    const departures = createDepartures(4)
    const enter = (name: string) => departures.enter(() => left.push(name))
    enter('first')
    expect(left).toEqual(['first'])
    enter('second')
    enter('third')
    vi.advanceTimersByTime(3)
    expect(left).toEqual(['first'])
    vi.advanceTimersByTime(1)
    expect(left).toEqual(['first', 'second', 'third'])
    vi.advanceTimersByTime(4)
    enter('fourth')
    expect(left).toHaveLength(4)
  })

  it('keep the order of what enters while others leave', () => {
    const left: number[] = []
    const departures = createDepartures(4)
    departures.enter(() => left.push(1))
    departures.enter(() => departures.enter(() => left.push(3)))
    departures.enter(() => left.push(2))
    vi.advanceTimersByTime(8)
    expect(left).toEqual([1, 2, 3])
  })
})
