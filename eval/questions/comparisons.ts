import type { ExpectedCall, Question } from './question.ts'
import { analysis, BTC, ETH, RESOLVE, UNI } from './tokens.ts'

const GOOD = 'The closes are a recording; what came later is not known.'

function comparison(id: string, text: string, tokens: string[], window: Record<string, unknown>): Question {
  const calls: ExpectedCall[] = [RESOLVE, ...tokens.map((token) => analysis('tokenomics', token, window))]
  return {
    id,
    kind: 'comparison',
    world: 'recorded',
    ask: [text],
    expect: { calls, tokens, limits: [/record/i], forbidden: ['search_web'] },
    good: GOOD,
  }
}

/** Questions about several tokens, or one, over a period. The closes of n days make n − 1 returns. */
export const COMPARISONS: readonly Question[] = [
  comparison('compare-2024', 'Compare the risk of BTC and ETH over 2024', [BTC, ETH], {
    days: 365,
    until: '2024-12-31',
  }),
  comparison('compare-quarter', 'Which was more volatile in Q2 2025, Bitcoin or Uniswap?', [BTC, UNI], {
    days: 90,
    until: '2025-06-30',
  }),
  comparison('compare-month', 'ETH vs UNI: drawdown in March 2025', [ETH, UNI], { days: 30, until: '2025-03-31' }),
  comparison('compare-three', 'Compare the Sharpe ratios of BTC, ETH and UNI in 2023', [BTC, ETH, UNI], {
    days: 364,
    until: '2023-12-31',
  }),
  comparison('period-one', 'How did ETH do between 2025-01-01 and 2025-06-30?', [ETH], {
    days: 180,
    until: '2025-06-30',
  }),
]
