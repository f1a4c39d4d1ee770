/** Tokens that a model may write in one call, thoughts included, where a budget does not leave less. */
export const MOST_OUTPUT_TOKENS = 32_000
