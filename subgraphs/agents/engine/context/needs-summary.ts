import type { PromptBlock } from './prompt-block.ts'
import { tokensOf } from './prompt-block.ts'

/** Questions since the last summary beyond which there is another one. */
const MOST_QUESTIONS = 15

/** Questions with their answers that stay as they are. */
const KEPT_QUESTIONS = 6

/** Of a prompt's budget: what earlier turns may take before they are summarised, and what is kept of them then. */
const SHARE_BEFORE = 0.4
const SHARE_AFTER = 0.2

/**
 * How many of the oldest blocks are to be summarised: 0 as long as the conversation is short. What stays is far below
 * what leads to a summary, so that there is not one for each question.
 *
 * @param budgetTokens null where the model has no bounds
 */
export function countToSummarise(blocks: readonly PromptBlock[], budgetTokens: number | null): number {
  const sizes = blocks.map(tokensOf)
  const total = sizes.reduce((sum, tokens) => sum + tokens, 0)
  const budget = budgetTokens ?? Number.POSITIVE_INFINITY
  if (blocks.length <= MOST_QUESTIONS && total <= budget * SHARE_BEFORE) return 0
  let kept = 0
  let keptTokens = 0
  while (kept < Math.min(KEPT_QUESTIONS, blocks.length)) {
    keptTokens += sizes[blocks.length - 1 - kept] ?? 0
    if (keptTokens > budget * SHARE_AFTER) break
    kept++
  }
  return blocks.length - kept
}
