import { expect, test } from 'vitest'
import type { EvidenceNode } from './evidence-node.ts'
import { recordedDates } from './recorded-dates.ts'

const node = (mode: EvidenceNode['mode'], asOf: string | null, inputs: EvidenceNode[] = []): EvidenceNode => ({
  id: `${mode}${asOf}`,
  mode,
  asOf,
  inputs,
  retrievedAt: '2026-02-01T10:00:00Z',
  source: 'x',
  url: null,
  contentHash: null,
  excerpt: null,
})

test('finds recordings at any depth, by the day they describe or else were made', () => {
  const computed = node('COMPUTED', '2025-01-01T00:00:00Z', [
    node('LIVE', '2025-01-02T00:00:00Z'),
    node('COMPUTED', null, [node('RECORDED', '2024-12-31T00:00:00Z'), node('RECORDED', null)]),
  ])
  expect(recordedDates([computed, node('RECORDED', '2024-12-31T23:00:00Z')])).toEqual(['2024-12-31', '2026-02-01'])
})

test('is empty where nothing was recorded', () => {
  expect(recordedDates([node('LIVE', null), node('CACHED', null)])).toEqual([])
})
