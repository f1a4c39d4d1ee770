import type { Question } from './question.ts'
import { BTC, ETH, UNI, USDT, wholeAnalysis } from './tokens.ts'

const LIMITS = 'Who holds it today is not known, and the recorded figures are not of today.'

function healthy(id: string, text: string, token: string, good: string): Question {
  return {
    id,
    kind: 'healthy',
    world: 'recorded',
    ask: [text],
    expect: { calls: wholeAnalysis(token), tokens: [token], limits: [/record/i] },
    good,
  }
}

/** Questions about a token as a whole. */
export const WHOLE: readonly Question[] = [
  healthy('healthy-eth', 'Is ETH a healthy asset?', ETH, LIMITS),
  healthy('healthy-btc', 'Can I trust Bitcoin?', BTC, LIMITS),
  healthy('healthy-uni-address', 'Is 0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984 trustworthy?', UNI, LIMITS),
  healthy('healthy-eth-lower', 'due diligence on ethereum please', ETH, LIMITS),
  healthy('healthy-usdt', 'Is USDT a solid asset?', USDT, LIMITS),
  {
    id: 'healthy-eth-id',
    kind: 'healthy',
    world: 'recorded',
    ask: ['Give me an overview of eip155:1/slip44:60'],
    expect: { calls: wholeAnalysis(ETH).slice(1), tokens: [ETH], limits: [/record/i] },
    good: LIMITS,
  },
]
