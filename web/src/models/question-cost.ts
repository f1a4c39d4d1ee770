/**
 * What a question is reckoned to take: an analysis of one token with its tools' results read again at each step. An
 * assumption that is told beside the price; what a run really took stands under its answer.
 */
export const typicalQuestion = { inputTokens: 40_000, outputTokens: 3_000 }

type Prices = { inputUsdPerMillion: string | null; outputUsdPerMillion: string | null }

/** US dollars for a typical question, nothing of it from the provider's cache; null where a price isn't known. */
export function questionCost({ inputUsdPerMillion, outputUsdPerMillion }: Prices): number | null {
  if (inputUsdPerMillion === null || outputUsdPerMillion === null) return null
  const { inputTokens, outputTokens } = typicalQuestion
  return (inputTokens * Number(inputUsdPerMillion) + outputTokens * Number(outputUsdPerMillion)) / 1e6
}
