import type { ModelUsage } from '../model.ts'
import { tokenCount } from '../prompt/token-count.ts'

/** The counts of a message as the API tells them: at its start, and again, grown, towards its end. */
export interface MessagesUsage {
  input_tokens?: number | null
  cache_creation_input_tokens?: number | null
  cache_read_input_tokens?: number | null
  cache_creation?: { ephemeral_1h_input_tokens?: number | null } | null
  output_tokens?: number | null
  output_tokens_details?: { thinking_tokens?: number | null } | null
}

/** Later counts in place of earlier ones; what a later one does not say stays. */
export function mergeUsage(before: MessagesUsage, later: MessagesUsage | null | undefined): MessagesUsage {
  const said = Object.entries(later ?? {}).filter(([, value]) => value !== null && value !== undefined)
  return { ...before, ...Object.fromEntries(said) }
}

/** In the form of all models: the API leaves the cached and the written tokens out of its input, here they are in. */
export function usageOfMessages(usage: MessagesUsage): ModelUsage {
  const cachedInputTokens = tokenCount(usage.cache_read_input_tokens)
  const cacheWriteTokens = tokenCount(usage.cache_creation_input_tokens)
  return {
    inputTokens: tokenCount(usage.input_tokens) + cachedInputTokens + cacheWriteTokens,
    cachedInputTokens,
    cacheWriteTokens,
    cacheWrite1hTokens: tokenCount(usage.cache_creation?.ephemeral_1h_input_tokens),
    outputTokens: tokenCount(usage.output_tokens),
    reasoningTokens: tokenCount(usage.output_tokens_details?.thinking_tokens),
  }
}
