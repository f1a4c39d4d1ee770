/** What of a token is asked about. */
export type Aspect = 'RISK' | 'MARKET' | 'HOLDERS' | 'CONTRACT' | 'SENTIMENT' | 'TEAM'

/** The period that a question names. */
export type Period =
  /** Whole days from the first to the last, both ISO. */
  | { kind: 'BETWEEN'; from: string; to: string }
  /** From a day until now. */
  | { kind: 'SINCE'; from: string }
  /** So many days until now. */
  | { kind: 'LAST'; days: number }

/** A question, as far as rules can read it. */
export interface Question {
  /** What it calls the tokens: tickers, names, addresses, ids, in the order of the text. */
  mentions: string[]
  /** How many more it names than one answer takes. */
  leftOut: number
  /** Empty: all of them. */
  aspects: Aspect[]
  /** Whether it says what it is about, be it the whole: "healthy". */
  namesAspect: boolean
  period: Period | null
  /** Whether it holds tokens against each other. */
  isComparison: boolean
  /** Whether it begins as what goes on: "and its team?", "what about BTC?". */
  goesOn: boolean
  /** Whether it points back: "it", "both". */
  pointsBack: boolean
  /** Whether it can be about a token at all, though it names none. */
  isOnTopic: boolean
}
