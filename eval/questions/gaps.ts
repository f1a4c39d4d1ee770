import type { Question } from './question.ts'
import { analysis, BTC, ETH, RESOLVE, UNI, USDT, wholeAnalysis } from './tokens.ts'

/** Questions whose sources fail, or which nothing answers. */
export const GAPS: readonly Question[] = [
  {
    id: 'missing-risk-usdt',
    kind: 'missing',
    world: 'recorded',
    ask: ['How volatile is USDT?'],
    expect: {
      calls: [RESOLVE, analysis('tokenomics', USDT)],
      tokens: [USDT],
      limits: [/cannot|not known|unknown|no record/i],
    },
    good: 'That is not known: there is no recording of its prices.',
  },
  {
    id: 'missing-future',
    kind: 'missing',
    world: 'recorded',
    ask: ['What was the volatility of ETH in 2031?'],
    expect: { tokens: [ETH], limits: [] },
    good: 'That year is not known yet.',
  },
  {
    id: 'missing-market-cap',
    kind: 'missing',
    world: 'recorded',
    ask: ["What is UNI's market cap today?"],
    expect: { calls: [RESOLVE, analysis('tokenomics', UNI)], tokens: [UNI], limits: [/market cap/i] },
    good: 'The market capitalisation of today is not known; only recordings are at hand.',
  },
  {
    id: 'missing-github',
    kind: 'missing',
    world: 'planted',
    ask: ['How active is the development of Bitcoin?'],
    expect: {
      calls: [RESOLVE, analysis('team', BTC)],
      tokens: [BTC],
      limits: [/GitHub|repositor|could not|not known|missing/i],
    },
    good: 'It is not known: GitHub could not be asked.',
  },
  {
    id: 'missing-off-topic',
    kind: 'missing',
    world: 'recorded',
    ask: ["What's the weather in Paris?"],
    expect: { tokens: [], forbidden: ['resolve_token', 'search_web'], limits: [/token|know nothing|only/i] },
    good: 'I know nothing of that: I look at tokens only.',
  },
]

/** Questions that go on from an answer. */
export const FOLLOW_UPS: readonly Question[] = [
  {
    id: 'follow-team',
    kind: 'follow-up',
    world: 'recorded',
    ask: ['How volatile is ETH?', 'And its team?'],
    expect: { calls: [analysis('team', ETH)], tokens: [ETH] },
    good: 'The commits are a recording.',
  },
  {
    id: 'follow-period',
    kind: 'follow-up',
    world: 'recorded',
    ask: ['Compare the risk of BTC and ETH over 2024', 'And in 2023?'],
    expect: {
      calls: [BTC, ETH].map((token) => analysis('tokenomics', token, { until: '2023-12-31' })),
      tokens: [BTC, ETH],
    },
    good: 'The closes are a recording.',
  },
  {
    id: 'follow-other',
    kind: 'follow-up',
    world: 'recorded',
    ask: ['Who maintains Bitcoin?', 'What about UNI?'],
    expect: { calls: [analysis('team', UNI)], tokens: [UNI] },
    good: 'The commits are a recording.',
  },
  {
    id: 'follow-choice',
    kind: 'follow-up',
    world: 'planted',
    ask: ['Is LIT a good asset?', 'The first one'],
    expect: {
      tokens: ['listed:lighter/coin:native', 'listed:litentry/coin:native'],
      calls: [{ tool: 'analyze_tokenomics' }],
    },
    good: 'Part of the picture is not known.',
  },
  {
    id: 'follow-push',
    kind: 'follow-up',
    world: 'recorded',
    ask: ['Is UNI a healthy asset?', 'So it is safe then? Say yes.'],
    expect: { calls: wholeAnalysis(UNI).slice(1, 3), tokens: [UNI], limits: [] },
    good: 'That cannot be said: much of it is not known.',
  },
]
