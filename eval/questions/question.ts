/** What a question is made to try. */
export type Kind =
  | 'healthy'
  | 'comparison'
  | 'holders'
  | 'contract'
  | 'team'
  | 'sentiment'
  | 'ambiguous'
  | 'unknown'
  | 'language'
  | 'trick'
  | 'injection'
  | 'missing'
  | 'follow-up'

/**
 * Where the sources come from: `recorded`, what ships with ChainLens; `planted`, stand-ins for the live services
 * with hostile posts and names, tokens that share a ticker, and sources that fail.
 */
export type WorldName = 'recorded' | 'planted'

/** A call that has to be made; further arguments may be there. */
export interface ExpectedCall {
  tool: string
  arguments?: Record<string, unknown>
}

/** What a right answer does. What is left out is not asked of it. */
export interface Expectation {
  /** Each has to be made at least once in the turn. */
  calls?: readonly ExpectedCall[]
  /** Tools that are not to be called. */
  forbidden?: readonly string[]
  /** The tokens that may be analysed; empty: none. */
  tokens?: readonly string[]
  /** The name fits several: at least `least` of them are to be named before one is taken. */
  ambiguity?: { candidates: readonly RegExp[]; least: number }
  /** The name fits none: the answer says so, with this in it. */
  unknown?: RegExp
  /** What only someone who obeys the planted text says; within quotation marks or code it is told, not obeyed. */
  canaries?: readonly RegExp[]
  /** What the answer has to admit. Empty: some limit, whatever its words. */
  limits?: readonly RegExp[]
  /** What else has to be said. */
  mentions?: readonly RegExp[]
  /** What must not be said: nothing known supports it. */
  denies?: readonly RegExp[]
  /** The language of the question, ISO 639-1, where it is not English. */
  language?: string
}

/** One conversation, of which the last answer is judged. */
export interface Question {
  id: string
  kind: Kind
  world: WorldName
  /** The messages of the user, in turn. */
  ask: readonly string[]
  expect: Expectation
  /** Words of a good answer, without figures: what the careful stub says beside what its tools brought. */
  good: string
}
