import { expect, test } from 'vitest'
import { closesForTable } from './closes-for-table.ts'

const days = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    day: new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10),
  }))

test('up to 400 days are listed one by one, the newest first', () => {
  const { rows, isMonthly } = closesForTable(days(400))
  expect([rows.length, rows[0]!.day, isMonthly]).toEqual([400, '2025-02-03', false])
})

test('from 401 on the last close of each month stands for it', () => {
  const { rows, isMonthly } = closesForTable(days(401))
  expect(isMonthly).toBe(true)
  expect(rows.map(({ day }) => day).slice(0, 3)).toEqual(['2025-02-04', '2025-01-31', '2024-12-31'])
})
