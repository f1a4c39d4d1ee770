/** Why something was not done, as `userErrors` shows it. */
export interface Refusal {
  /** UPPER_SNAKE. */
  code: string
  message: string
  /** Path of the input that it is about. */
  field?: string[]
}
