import { kindsOf, type UsedTokens } from './used-tokens.ts'

/**
 * A call's usage for its span. `gen_ai.usage.input_tokens` counts the cached tokens too, as the conventions
 * have it; Langfuse would then count them twice, and is told each kind by itself instead, with our price.
 */
export function usageAttributes(used: UsedTokens, costUsd: string | null): Record<string, number | string> {
  const kinds = kindsOf(used)
  const writtenForAnHour = Math.min(used.cacheWrite1hTokens ?? 0, kinds.input_cache_write)
  const details = withoutNoughts({
    input: kinds.input,
    input_cached_tokens: kinds.input_cached,
    input_cache_creation_5m: kinds.input_cache_write - writtenForAnHour,
    input_cache_creation_1h: writtenForAnHour,
    output: kinds.output,
    output_reasoning_tokens: kinds.output_reasoning,
  })
  const attributes: Record<string, number | string> = {
    'gen_ai.usage.input_tokens': used.inputTokens,
    'gen_ai.usage.output_tokens': used.outputTokens,
    'gen_ai.usage.cache_read.input_tokens': kinds.input_cached,
    'gen_ai.usage.cache_creation.input_tokens': kinds.input_cache_write,
    'gen_ai.usage.reasoning.output_tokens': kinds.output_reasoning,
    'langfuse.observation.usage_details': JSON.stringify({ ...details, input: kinds.input, output: kinds.output }),
  }
  const cost = Number(costUsd ?? Number.NaN)
  if (Number.isFinite(cost)) attributes['langfuse.observation.cost_details'] = JSON.stringify({ total: cost })
  return attributes
}

function withoutNoughts(details: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(details).filter(([, tokens]) => tokens > 0))
}
