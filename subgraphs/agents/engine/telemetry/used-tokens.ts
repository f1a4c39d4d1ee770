/** What a model says that a call used. */
export interface UsedTokens {
  /** All that was read, cached and written to the cache included. */
  inputTokens: number
  cachedInputTokens?: number
  cacheWriteTokens?: number
  /** Of those written, the ones kept for an hour. */
  cacheWrite1hTokens?: number
  /** All that was written, reasoning included. */
  outputTokens: number
  reasoningTokens?: number
  costUsd?: string
}

/** The kinds that make up a call, each token in one: they add up to all that was used. Never below nought. */
export function kindsOf(used: UsedTokens) {
  const cached = count(used.cachedInputTokens)
  const written = count(used.cacheWriteTokens)
  const reasoning = count(used.reasoningTokens)
  return {
    input: Math.max(0, count(used.inputTokens) - cached - written),
    input_cached: cached,
    input_cache_write: written,
    output: Math.max(0, count(used.outputTokens) - reasoning),
    output_reasoning: reasoning,
  }
}

/** A model's own count may be anything: what is none counts as nought. */
function count(tokens: number | undefined): number {
  return Number.isSafeInteger(tokens) ? Math.max(0, tokens as number) : 0
}
