/** What an expression comes to. */
export interface Calculation {
  /** The figure in full, a decimal without exponent. */
  exact: string
  /** As mathjs writes it, e.g. `USD / day`; null for a plain number. */
  unit: string | null
  /** Each number that the expression holds, a decimal without exponent, in its order. */
  operands: string[]
}

/** An expression that has no result, and what to do about it. */
export interface NoCalculation {
  problem: string
}
