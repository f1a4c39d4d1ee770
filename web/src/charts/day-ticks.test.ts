import { expect, test } from 'vitest'
import { dayLabel, dayTicks, dayTime } from './day-ticks.ts'

const ticks = (from: string, to: string, count: number) =>
  dayTicks(dayTime(from), dayTime(to), count).map((time) => new Date(time).toISOString().slice(0, 10))

test('a month is marked by days', () => {
  expect(ticks('2026-01-23', '2026-02-22', 5)).toEqual([
    '2026-01-23',
    '2026-01-29',
    '2026-02-04',
    '2026-02-10',
    '2026-02-16',
    '2026-02-22',
  ])
})

test('a year is marked at the beginnings of months, a few of them', () => {
  expect(ticks('2025-02-22', '2026-02-22', 6)).toEqual([
    '2025-03-01',
    '2025-05-01',
    '2025-07-01',
    '2025-09-01',
    '2025-11-01',
    '2026-01-01',
  ])
})

test('ten years are marked at the beginnings of years', () => {
  expect(ticks('2016-05-23', '2025-10-27', 6)).toEqual(['2018-01-01', '2020-01-01', '2022-01-01', '2024-01-01'])
})

test('a mark says no more than its span needs', () => {
  const time = dayTime('2025-03-01')
  const days = (count: number) => count * 86_400_000
  expect([dayLabel(time, days(62)), dayLabel(time, days(63)), dayLabel(time, days(3650))]).toEqual([
    'Mar 1',
    'Mar 25',
    '2025',
  ])
})
