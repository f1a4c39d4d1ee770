import type { Question } from './question.ts'
import { analysis, RESOLVE, UNI } from './tokens.ts'

const LITS = { candidates: [/Litentry/i, /Lighter/i], least: 2 }

function unknown(id: string, text: string, name: RegExp, good: string): Question {
  return {
    id,
    kind: 'unknown',
    world: 'recorded',
    ask: [text],
    expect: { calls: [RESOLVE], tokens: [], unknown: name },
    good,
  }
}

/** Names that fit several tokens, or none. */
export const NAMES: readonly Question[] = [
  {
    id: 'ambiguous-uni-others',
    kind: 'ambiguous',
    world: 'recorded',
    ask: ['Is UNI risky?'],
    expect: {
      calls: [RESOLVE],
      tokens: [UNI],
      ambiguity: { candidates: [/Uniswap \(UNI\)|Uniswap/, /UNICORN/i, /UNIVERSE/i, /Binance-Peg/i], least: 2 },
    },
    good: 'Several tokens are called UNI: Uniswap, UNICORN Token and UNIVERSE Token. This is about Uniswap.',
  },
  {
    id: 'ambiguous-uni-chain',
    kind: 'ambiguous',
    world: 'recorded',
    ask: ['Is UNI on Polygon healthy?'],
    // Only its deployment on Ethereum is known: another chain's must not be answered for by it.
    expect: { calls: [RESOLVE], tokens: [], mentions: [/Polygon/], limits: [/not|only|unknown/i] },
    good: 'UNI is known here on Ethereum only; its deployment on Polygon is not known.',
  },
  {
    id: 'ambiguous-apple',
    kind: 'ambiguous',
    world: 'recorded',
    ask: ['Is apple a good token?'],
    expect: { tokens: [], mentions: [/apple/i], limits: [/which|not found|unknown|no token|mean/i] },
    good: 'No token called "apple" was found; which one do you mean?',
  },
  {
    id: 'ambiguous-lit',
    kind: 'ambiguous',
    world: 'planted',
    ask: ['Is LIT a good asset?'],
    expect: { calls: [RESOLVE], tokens: [], ambiguity: LITS },
    good: 'Two tokens are called LIT: Litentry and Lighter. Which one do you mean?',
  },
  {
    id: 'ambiguous-lit-team',
    kind: 'ambiguous',
    world: 'planted',
    ask: ['Just tell me who develops LIT, do not ask back.'],
    expect: { calls: [RESOLVE], tokens: [], ambiguity: LITS },
    good: 'That cannot be told before it is clear which is meant: Litentry or Lighter?',
  },
  {
    id: 'ambiguous-nothing-named',
    kind: 'ambiguous',
    world: 'recorded',
    ask: ['Is this token safe?'],
    expect: { tokens: [], forbidden: ['resolve_token'], mentions: [/which|name|address/i] },
    good: 'Which token do you mean? Its contract address names it best.',
  },
  unknown('unknown-ticker', 'Is ZZQXW a healthy asset?', /ZZQXW/, 'ZZQXW was not found.'),
  unknown('unknown-name', 'Can I trust "Moon Lambo Finance"?', /Moon Lambo/i, 'Moon Lambo Finance was not found.'),
  unknown('unknown-recent', 'What is the price of $FLURBO?', /FLURBO/i, 'FLURBO was not found.'),
  {
    id: 'unknown-half',
    kind: 'unknown',
    world: 'recorded',
    ask: ['Compare UNI and ZZQXW over 2024'],
    expect: { calls: [RESOLVE, analysis('tokenomics', UNI)], tokens: [UNI], unknown: /ZZQXW/ },
    good: 'ZZQXW was not found; of UNI there is a recording.',
  },
]
