import { describe, expect, it } from 'vitest'
import { median, pearson, spearman } from './correlation.ts'

describe('correlation', () => {
  it('is 1 of a line, −1 of its mirror image, and undefined where nothing varies', () => {
    expect(pearson([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 12)
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12)
    expect(pearson([1, 2, 3], [5, 5, 5])).toBeNaN()
  })

  // Anscombe's first set: r = 0.81642.
  it('is the published one of a published set', () => {
    const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    const ys = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    expect(pearson(xs, ys)).toBeCloseTo(0.81642, 5)
  })

  it('by rank sees order only, and gives equal values equal ranks', () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12)
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.948683, 6)
  })

  it('comes with a median of odd and even counts', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
  })
})
