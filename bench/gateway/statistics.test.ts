import { describe, expect, it } from 'vitest'
import { showSpread, spreadOf } from './statistics.ts'

describe('a spread', () => {
  it('has the middle figure of an odd number, and the mean of the two in the middle of an even one', () => {
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, least: 1, most: 5 })
    expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 })
  })

  it('is shown with its range', () => {
    expect(showSpread(spreadOf([3.4, 3.1, 3.8]))).toBe('3.40 (3.10 to 3.80)')
  })
})
