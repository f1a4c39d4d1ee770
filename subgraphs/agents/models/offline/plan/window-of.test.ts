import { describe, expect, it } from 'vitest'
import type { Period } from '../question/question.ts'
import { NOW } from '../testing/evidence.ts'
import { isOutsideLimits, windowOf } from './window-of.ts'

const between = (from: string, to: string): Period => ({ kind: 'BETWEEN', from, to })

describe('the window of a period', () => {
  it.each([
    ['none', null, {}],
    ['a leap year: 366 closes, 365 returns', between('2024-01-01', '2024-12-31'), { days: 365, until: '2024-12-31' }],
    ['a year: 365 closes, 364 returns', between('2023-01-01', '2023-12-31'), { days: 364, until: '2023-12-31' }],
    ['a day until now', { kind: 'SINCE', from: '2026-11-01' } as Period, { days: 20 }],
    ['so many days', { kind: 'LAST', days: 90 } as Period, { days: 90 }],
    ['fewer days than the tool takes', { kind: 'LAST', days: 3 } as Period, { days: 7 }],
    ['more days than the tool takes', { kind: 'LAST', days: 5000 } as Period, { days: 3650 }],
  ])('of %s', (_case, period, window) => {
    expect(windowOf(period, NOW)).toEqual(window)
  })

  it.each([
    [{ kind: 'LAST', days: 6 } as Period, 'SHORTER'],
    [{ kind: 'LAST', days: 7 } as Period, null],
    [{ kind: 'LAST', days: 3650 } as Period, null],
    [{ kind: 'LAST', days: 3651 } as Period, 'LONGER'],
    [between('2024-01-01', '2024-01-08'), null],
    [between('2024-01-01', '2024-01-07'), 'SHORTER'],
    [{ kind: 'SINCE', from: '2015-01-01' } as Period, 'LONGER'],
    [null, null],
  ])('says of %j whether it is outside the limits: %s', (period, outside) => {
    expect(isOutsideLimits(period, NOW)).toBe(outside)
  })
})
