import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecordedFearAndGreed } from './recorded.ts'

describe('the recorded fear and greed history', () => {
  it('is whole: days ascend, and sum, least and greatest are the published ones', () => {
    const text = readFileSync(join(import.meta.dirname, '../recordings/fear-greed-daily.csv'), 'utf8')
    const rows = text.trimEnd().split('\n').slice(1)
    const days = rows.map((row) => row.split(',')[0] ?? '')
    const values = rows.map((row) => Number(row.split(',')[1]))
    expect(rows).toHaveLength(2942)
    expect(days).toEqual([...new Set(days)].sort())
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(137_350)
    expect([Math.min(...values), Math.max(...values)]).toEqual([5, 95])
  })

  it('answers its newest day, and hands over the bytes it rests on', async () => {
    const kept: string[] = []
    const mood = await readRecordedFearAndGreed(async (document) => void kept.push(document.contentHash))
    expect(mood).toMatchObject({
      value: 8,
      classification: 'Extreme Fear',
      asOf: '2026-02-24T00:00:00.000Z',
      isRecorded: true,
    })
    expect(mood.evidence).toMatchObject({ mode: 'RECORDED', source: 'alternative.me', contentHash: kept[0] })
  })
})
