import type { ResultForm } from '../../models/model.ts'
import { type PromptBlock, type ShownCall, tokensOf } from './prompt-block.ts'
import type { PromptMeter } from './prompt-meter.ts'

/** Of the results of this run, so many of the last stay whole as long as anything else can give way. */
const LAST_WHOLE = 6

/** Once a prompt has to be shortened, it is to this share, so that the next step finds room and the same beginning. */
const SHORTENED_TO = 0.85

/** What fitBlocks takes; the blocks are changed. */
export interface FitInput {
  /** Oldest first. */
  earlier: PromptBlock[]
  own: PromptBlock[]
  /** Tokens of what is always there. */
  fixedTokens: number
  /** Tokens of the summary, which goes last. */
  summaryTokens: number
  budgetTokens: number
  model: string
  meter: PromptMeter
}

/** What was left out to make a prompt fit. */
export interface Fitted {
  /** Blocks that stay. */
  earlier: PromptBlock[]
  hasSummary: boolean
  tokens: number
  /** False where nothing makes it fit. */
  fits: boolean
}

/**
 * Shortens a prompt until it fits, what is needed least first:
 *
 *     results of earlier turns                     to what they were about
 *     results of this run, oldest first            to the figures to cite; the last ones stay whole
 *     earlier turns, oldest first                  left out
 *     the last results of this run, oldest first   to the figures, then to what they were about
 *     the summary                                  left out
 *
 * No call is ever parted from its result.
 */
export function fitBlocks(input: FitInput): Fitted {
  const { earlier, own, budgetTokens, model, meter } = input
  let tokens = input.fixedTokens + input.summaryTokens
  for (const block of [...earlier, ...own]) tokens += tokensOf(block)
  if (tokens <= budgetTokens) return { earlier, hasSummary: true, tokens, fits: true }

  const goal = Math.floor(budgetTokens * SHORTENED_TO)
  const callsOf = (blocks: PromptBlock[]) => blocks.flatMap(({ turn }) => turn?.calls ?? [])
  const shorten = (calls: ShownCall[], form: ResultForm, until: number) => {
    for (const shown of calls) {
      if (tokens <= until) return
      tokens += reform(shown, form, model, meter)
    }
  }
  const ownCalls = callsOf(own)
  shorten(callsOf(earlier), 'SHORT', goal)
  shorten(ownCalls.slice(0, -LAST_WHOLE), 'FIGURES', goal)
  let left = 0
  for (; left < earlier.length && tokens > goal; left++) tokens -= tokensOf(earlier[left] as PromptBlock)
  shorten(ownCalls.slice(-LAST_WHOLE), 'FIGURES', budgetTokens)
  shorten(ownCalls, 'SHORT', budgetTokens)
  const hasSummary = tokens <= budgetTokens
  if (!hasSummary) tokens -= input.summaryTokens
  return { earlier: earlier.slice(left), hasSummary, tokens, fits: tokens <= budgetTokens }
}

const ORDER: ResultForm[] = ['WHOLE', 'FIGURES', 'SHORT']

/** Shows less of a result; returns by how many tokens the prompt changes. Nothing where that would not be less. */
function reform(shown: ShownCall, form: ResultForm, model: string, meter: PromptMeter): number {
  const { result } = shown
  if (result.status !== 'SUCCEEDED' || ORDER.indexOf(result.form ?? 'WHOLE') >= ORDER.indexOf(form)) return 0
  const about = result.about ?? { characters: JSON.stringify(result.result).length, summary: null }
  // Without what is not shown: whoever judges the prompt by its size judges what is sent.
  const shorter = { ...result, result: null, form, about }
  const tokens = meter.call(model, shown.call, shorter, shown.facts, shown.executionId)
  if (tokens >= shown.tokens) return 0
  const change = tokens - shown.tokens
  shown.result = shorter
  shown.tokens = tokens
  return change
}
