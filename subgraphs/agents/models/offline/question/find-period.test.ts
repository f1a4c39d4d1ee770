import { describe, expect, it } from 'vitest'
import { NOW } from '../testing/evidence.ts'
import { findPeriod } from './find-period.ts'

const between = (from: string, to: string) => ({ kind: 'BETWEEN', from, to })
const since = (from: string) => ({ kind: 'SINCE', from })
const last = (days: number) => ({ kind: 'LAST', days })

describe('a period', () => {
  it.each([
    ['over 2024', between('2024-01-01', '2024-12-31')],
    ['in 2023?', between('2023-01-01', '2023-12-31')],
    ['from 2022 to 2023', between('2022-01-01', '2023-12-31')],
    ['between 2021 and 2022', between('2021-01-01', '2022-12-31')],
    ['last year', between('2025-01-01', '2025-12-31')],
    ['in Q1 2024', between('2024-01-01', '2024-03-31')],
    ['2024 Q4', between('2024-10-01', '2024-12-31')],
    ['in February 2024', between('2024-02-01', '2024-02-29')],
    ['Sept 2025', between('2025-09-01', '2025-09-30')],
    ['from 2024-03-01 to 2024-05-31', between('2024-03-01', '2024-05-31')],
    ['2024-03-01 – 2024-05-31', between('2024-03-01', '2024-05-31')],
    ['since 2024-06-01', since('2024-06-01')],
    ['since 2024', since('2024-01-01')],
    ['since March 2025', since('2025-03-01')],
    ['this year', since('2026-01-01')],
    ['over 2026', since('2026-01-01')],
    ['year to date', since('2026-01-01')],
    ['from 2026-01-01 to 2026-11-22', since('2026-01-01')],
    ['last 90 days', last(90)],
    ['the past three months', last(90)],
    ['over the last year', last(360)],
    ['over the last two years', last(730)],
    ['the last week', last(7)],
    ['trailing 30-day volatility', last(30)],
    ['30d volatility', last(30)],
  ])('is read off "%s"', (text, period) => {
    expect(findPeriod(text, NOW)).toEqual(period)
  })

  it.each([
    ['none is named', 'Is ETH healthy?'],
    ['the day is none of the calendar', 'since 2024-02-30'],
    ['it lies in the future', 'over 2027'],
    ['it begins today', 'since 2026-11-22'],
    ['the number is an amount', 'I hold 2,024 ETH'],
    ['the number is in an address', '0x2024000000000000000000000000000000002024'],
    ['it ends before it begins', 'from 2024-05-31 to 2024-03-01'],
  ])('is null where %s', (_case, text) => {
    expect(findPeriod(text, NOW)).toBeNull()
  })
})
