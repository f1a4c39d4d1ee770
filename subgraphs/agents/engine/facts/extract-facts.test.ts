import { describe, expect, it } from 'vitest'
import type { ToolCall } from '../../models/model.ts'
import { extractFacts } from './extract-facts.ts'

const evidence = (id: string, asOf: string | null = '2026-02-22T23:59:59.000Z', inputs: object[] = []) => ({
  __typename: 'Evidence',
  id,
  source: 'Somewhere',
  url: 'https://example.org',
  mode: 'RECORDED',
  asOf,
  retrievedAt: '2026-11-22T00:00:00.000Z',
  contentHash: 'ab',
  excerpt: 'x',
  inputs,
})

const measure = (value: number | null, overrides: object = {}) => ({
  __typename: 'Measure',
  value,
  exact: null,
  unit: 'fraction',
  method: 'a formula',
  asOf: '2026-02-22T00:00:00.000Z',
  stale: false,
  confidence: 0.5,
  evidence: [evidence('ev_1')],
  ...overrides,
})

const call = (toolCallId: string, toolName = 'analyze_tokenomics'): ToolCall => ({
  toolCallId,
  toolName,
  arguments: {},
})
const facts = (...results: unknown[]) =>
  extractFacts(results.map((result, index) => ({ call: call(`c${index + 1}`), result })))

describe('the facts of tool results', () => {
  it('are numbered in the order of the calls, and of the places in each result', () => {
    const found = facts(
      { token: { __typename: 'Token', tokenomics: { priceUsd: measure(1), risk: { sharpeRatio: measure(2) } } } },
      { token: { __typename: 'Token', onchain: { holders: { topShare: measure(3) } } } },
    )
    expect(found.map(({ id, toolCallId, path, value }) => [id, toolCallId, path, value])).toEqual([
      ['f1', 'c1', 'token.tokenomics.priceUsd', '1'],
      ['f2', 'c1', 'token.tokenomics.risk.sharpeRatio', '2'],
      ['f3', 'c2', 'token.onchain.holders.topShare', '3'],
    ])
  })

  it('are measures with their unit, method, days and evidence, named after the token', () => {
    const inputs = [evidence('ev_0')]
    const [fact] = facts({
      token: {
        __typename: 'Token',
        symbol: 'ETH',
        name: 'Ethereum',
        tokenomics: {
          risk: {
            from: '2025-02-22',
            to: '2026-02-22',
            annualisedVolatility: measure(0.53, { evidence: [evidence('ev_1', null, inputs), evidence('ev_2')] }),
          },
        },
      },
    })
    expect(fact).toEqual({
      id: 'f1',
      toolCallId: 'c1',
      toolName: 'analyze_tokenomics',
      path: 'token.tokenomics.risk.annualisedVolatility',
      label: 'ETH: annualised volatility',
      value: '0.53',
      unit: 'fraction',
      method: 'a formula',
      dates: ['2026-02-22', '2025-02-22'],
      evidence: {
        id: 'ev_1',
        source: 'Somewhere',
        url: 'https://example.org',
        mode: 'RECORDED',
        asOf: null,
        retrievedAt: '2026-11-22T00:00:00.000Z',
        contentHash: 'ab',
        excerpt: 'x',
        inputs: [expect.objectContaining({ id: 'ev_0', inputs: [] })],
      },
    })
  })

  it('take the exact figure where there is one, and write no exponent', () => {
    const found = facts({
      a: measure(7e26, { exact: '628739836874567890123456789.5' }),
      b: measure(1.5e-9),
      c: measure(7e26),
      d: measure(-0.25),
    })
    expect(found.map(({ value }) => value)).toEqual([
      '628739836874567890123456789.5',
      '0.0000000015',
      '700000000000000000000000000',
      '-0.25',
    ])
  })

  it.each([
    ['no value', measure(null)],
    ['a value that is no number', measure(Number.NaN)],
    ['no evidence', measure(1, { evidence: [] })],
    ['evidence without an id', measure(1, { evidence: [{ source: 'x' }] })],
    ['another type', { ...measure(1), __typename: 'Estimate' }],
  ])('are none of a measure with %s', (_case, value) => {
    expect(facts({ token: { thing: value } })).toEqual([])
  })

  it('are findings too, without a figure', () => {
    const found = facts({
      report: {
        findings: [
          { __typename: 'Finding', code: 'DORMANT', title: 'No commit in 90 days', evidence: [evidence('ev_7')] },
          { __typename: 'Finding', code: 'BARE', title: 'Nothing behind it', evidence: [] },
        ],
      },
    })
    expect(found).toEqual([
      expect.objectContaining({
        id: 'f1',
        path: 'report.findings.0',
        label: 'No commit in 90 days',
        value: null,
        unit: null,
        dates: ['2026-02-22'],
        evidence: expect.objectContaining({ id: 'ev_7' }),
      }),
    ])
  })

  it('carry the name of a token without a ticker, and that of the inner one', () => {
    const inner = { __typename: 'Token', symbol: 'UNI', priceUsd: measure(2) }
    const found = facts({ token: { __typename: 'Token', symbol: null, name: 'Ether', priceUsd: measure(1), inner } })
    expect(found.map(({ label }) => label)).toEqual(['Ether: price', 'UNI: price'])
  })

  it('are not looked for in evidence, and survive any shape', () => {
    expect(facts(null, 'text', 7, [], { evidence: [measure(1)] }, { a: [null, [{ b: undefined }]] })).toEqual([])
  })
})
