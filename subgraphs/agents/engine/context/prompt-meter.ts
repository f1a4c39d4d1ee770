import type { Fact, ToolCall, ToolCallResult } from '../../models/model.ts'
import { estimateTokens, type TokenFamily, tokenFamilyOf } from '../../models/prompt/estimate-tokens.ts'
import { toolResultText } from '../../models/prompt/tool-result-text.ts'

/** What roles, ids and brackets of a message take. */
const PER_MESSAGE = 8

/** Estimates the parts of one run's prompts; what was estimated once is remembered, since it comes again in each step. */
export class PromptMeter {
  readonly #families = new Map<string, TokenFamily>()
  readonly #known = new Map<string, number>()

  text(model: string, text: string): number {
    return text === '' ? 0 : estimateTokens(text, this.#family(model)) + PER_MESSAGE
  }

  /** A call with its result, in the form that the result has. */
  call(model: string, call: ToolCall, result: ToolCallResult, facts: readonly Fact[], executionId: string): number {
    const family = this.#family(model)
    const key = `${family} ${executionId} ${result.status} ${result.form ?? 'WHOLE'}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const text = `${call.toolCallId} ${call.toolName} ${JSON.stringify(call.arguments)} ${toolResultText(result, facts)}`
    const tokens = estimateTokens(text, family) + 2 * PER_MESSAGE
    this.#known.set(key, tokens)
    return tokens
  }

  #family(model: string): TokenFamily {
    const family = this.#families.get(model) ?? tokenFamilyOf(model)
    this.#families.set(model, family)
    return family
  }
}
