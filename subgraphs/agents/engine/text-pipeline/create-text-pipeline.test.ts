import { describe, expect, it } from 'vitest'
import type { Fact } from '../../models/model.ts'
import type { TextEffect, TextState } from '../text-pipeline.ts'
import { createTextPipeline } from './create-text-pipeline.ts'

const EMPTY: TextState = { text: '', citations: [], unsupportedNumbers: [] }

function fact(id: string, value: string | null, unit: string | null, label = 'a figure', dates: string[] = []): Fact {
  const evidence = {
    id: `ev_${id}`,
    source: 'Test',
    url: null,
    mode: 'RECORDED' as const,
    asOf: null,
    retrievedAt: '2026-01-01T00:00:00Z',
    contentHash: null,
    excerpt: null,
    inputs: [],
  }
  return { id, toolCallId: 'c', toolName: 't', path: id, label, value, unit, method: null, dates, evidence }
}

const facts = [
  fact('f1', '0.5345678', 'fraction', 'ETH: annualised volatility', ['2024-01-01', '2024-12-31']),
  fact('f2', '-0.2714', 'fraction', 'ETH: maximum drawdown'),
  fact('f3', '1234567.891', 'USD', 'ETH: price', ['2026-02-22']),
  fact('f4', '285312345678.9', 'USD', 'ETH: market capitalisation'),
  fact('f5', '8891', 'holders', 'ETH: number of holders'),
  fact('f6', '1.2345', 'ratio', 'ETH: Sharpe ratio'),
  fact('f7', null, null, 'No commit in 90 days'),
  fact('f8', null, null, '1INCH: The code is being worked on'),
]

/** Text after effects, as a client would have it. */
function apply(effects: TextEffect[], start = ''): string {
  return effects.reduce(
    (text, effect) => (effect.type === 'append' ? text + effect.text : text.slice(0, effect.keepLength)),
    start,
  )
}

function run(pieces: string[], state: TextState = EMPTY) {
  const pipeline = createTextPipeline({ facts: () => facts, state })
  const effects = [...pieces.flatMap((piece) => pipeline.push(piece)), ...pipeline.end()]
  return { effects, shown: apply(effects, state.text), state: pipeline.state() }
}

describe('references', () => {
  it('become markers in order of first use, the same fact the same marker', () => {
    const { state } = run(['Volatility 53.5 % [[f1]], Sharpe 1.23 [[f6]], again 53 % [[f1]].'])
    expect(state.text).toBe('Volatility 53.5 % [1], Sharpe 1.23 [2], again 53 % [1].')
    expect(state.citations.map(({ marker, fact: { id } }) => [marker, id])).toEqual([
      [1, 'f1'],
      [2, 'f6'],
    ])
    expect(state.unsupportedNumbers).toEqual([])
  })

  it('that nothing is known of are dropped, and so are markers that the text brings itself', () => {
    expect(run(['It is so [[f99]] [7].']).state.text).toBe('It is so  .')
  })

  it('behind the full stop belong to the sentence before', () => {
    const { state } = run(['Volatility was 53.5 %. [[f1]] Next.'])
    expect(state).toMatchObject({ text: 'Volatility was 53.5 %. [1] Next.', unsupportedNumbers: [] })
  })
})

describe('a number', () => {
  it.each([
    ['a percentage, rounded', '53 % [[f1]]'],
    ['a percentage to two digits', '53.46% [[f1]]'],
    ['a negative percentage', '−27.1 % [[f2]]'],
    ['with the hyphen as minus', '-27.1 % [[f2]]'],
    ['a fall told as one', 'It fell 27.1 % [[f2]]'],
    ['with thousands separators', 'USD 1,234,568 [[f3]]'],
    ['with a dollar sign', '$1,234,567.89 [[f3]]'],
    ['in billions', 'USD 285.3 billion [[f4]]'],
    ['in a short scale', '$285.3B [[f4]]'],
    ['a count', '8,891 holders [[f5]]'],
    ['a year of the window', 'In 2024 it was 53.5 % [[f1]]'],
    ['a day of the evidence', 'Until 2024-12-31 it was 53.5 % [[f1]]'],
    ['a day in words', 'Until 31 December 2024 and Dec. 31st, 2024 it was 53.5 % [[f1]]'],
    ['a multiple', 'A Sharpe ratio of 1.2x [[f6]]'],
    ['in a list', '1. First 53.5 % [[f1]]'],
    ['in a name', 'The ERC-20 token of v4-core and BTC2 with 8,891 [[f5]]'],
    ['of the title of a cited statement', 'No commit in 90 days [[f7]]'],
    ['in code', '`0xabc 123 v2` has 8,891 [[f5]]'],
    ['in a table row', '| volatility | 53.5 % [[f1]] | 1.23 [[f6]] |'],
  ])('is supported: %s', (_case, text) => {
    const { state, effects } = run([`${text}.\n`])
    expect(state.unsupportedNumbers).toEqual([])
    expect(effects.some((effect) => effect.type === 'reset')).toBe(false)
  })

  it.each([
    ['that no fact has', 'It has 42 friends.', ['42'], 'It has 42 (unverified) friends.'],
    ['as a fraction of a percentage', 'It is 0.53 and 12 [[f1]].', ['0.53', '12'], null],
    ['that is only a part of a cited name', 'It has 1 friend [[f8]].', ['1'], null],
    ['of a title that is not cited', 'No commit in 90 days.', ['90'], null],
    ['with the wrong sign', 'It rose −53.5 % and 12 % [[f1]].', ['−53.5 %', '12 %'], null],
    ['as a multiple', 'It went up 10x, or 10×, or 30bps [[f1]].', ['10x', '10×', '30bps'], null],
    ['on a day in words', 'It fell on 5 May 2023.', ['5 May 2023'], 'It fell on 5 May 2023 (unverified).'],
    [
      'on a day without evidence',
      'On 2023-05-05 all was well.',
      ['2023-05-05'],
      'On 2023-05-05 (unverified) all was well.',
    ],
  ])('is listed and marked: %s', (_case, text, unsupported, expected) => {
    const { state } = run([text])
    expect(state.unsupportedNumbers).toEqual(unsupported)
    if (expected) expect(state.text).toBe(expected)
  })

  it('that misses the one figure cited beside it is put right, and the sentence taken back', () => {
    const { state, effects, shown } = run(['Before. Volatility ', 'was 54.9 % [[f1]]. ', 'After.'])
    expect(shown).toBe('Before. Volatility was 53.5 % [1]. After.')
    expect(state).toMatchObject({ text: shown, unsupportedNumbers: [] })
    expect(effects).toContainEqual({ type: 'reset', keepLength: 'Before. '.length, reason: 'UNSUPPORTED_NUMBER' })
  })

  it('with its minus is put right whole', () => {
    expect(run(['Drawdown −31.0 % [[f2]].']).state.text).toBe('Drawdown −27.1 % [1].')
  })
})

describe('however the text is cut', () => {
  const text =
    '# Title\n\nVolatility was 53.5 % [[f1]]. It has 42 friends! Price: $1,234,567.89 [[f3]]; 8,890 holders [[f5]].\n' +
    '- [7] 1.23 [[f6]] on 2024-12-31\n| a | 27.1 % [[f2]] |\nfell 27.1 % [[f2]]. [[f6]] end [[f'

  it('the message ends the same, and what was shown is the message', () => {
    const whole = run([text])
    // A linear congruential generator, so that a failure can be had again.
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % below
    }
    for (let round = 0; round < 300; round++) {
      const pieces: string[] = []
      for (let at = 0; at < text.length; ) {
        const size = 1 + random(round % 2 ? 4 : 40)
        pieces.push(text.slice(at, at + size))
        at += size
      }
      const cut = run(pieces)
      expect(cut.state).toEqual(whole.state)
      expect(cut.shown).toBe(cut.state.text)
    }
  })

  it('a step that goes on from a stored state numbers and checks as before', () => {
    const first = run(['Volatility was 53.5 % [[f1]].\n'])
    const second = run(['Sharpe 1.23 [[f6]], volatility 53.5 % [[f1]].'], first.state)
    expect(second.state.text).toBe('Volatility was 53.5 % [1].\nSharpe 1.23 [2], volatility 53.5 % [1].')
    expect(second.shown).toBe(second.state.text)
  })
})
