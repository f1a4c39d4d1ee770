import { expect, test } from 'vitest'
import { usageDays } from './usage-days.ts'

const entry = (date: string, model: string, costUsd: string) => ({
  date,
  model,
  calls: 1,
  inputTokens: 100,
  outputTokens: 20,
  costUsd,
  isCostKnown: true,
  isEstimated: model === 'b',
})

test('every day is there, and the models of a day are added up', () => {
  const entries = [entry('2026-02-28', 'a', '0.25'), entry('2026-02-28', 'b', '0.5'), entry('2026-03-02', 'a', '1')]
  expect(usageDays({ from: '2026-02-27', to: '2026-03-02', entries })).toMatchObject([
    { day: '2026-02-27', usd: 0, tokens: 0, calls: 0, isEstimated: false },
    { day: '2026-02-28', usd: 0.75, tokens: 240, calls: 2, isEstimated: true },
    { day: '2026-03-01', usd: 0 },
    { day: '2026-03-02', usd: 1, tokens: 120, calls: 1, isEstimated: false },
  ])
})
