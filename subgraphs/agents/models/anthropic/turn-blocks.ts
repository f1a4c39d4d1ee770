import type Anthropic from '@anthropic-ai/sdk'
import type { ToolCall } from '../model.ts'
import { ModelError } from '../policy/model-error.ts'
import { parseArguments } from '../prompt/parse-arguments.ts'

/** Characters of arguments beyond which a call is no call any more. */
const MOST_ARGUMENTS = 200_000

/** Puts the blocks of a turn together as they stream. */
export class TurnBlocks {
  readonly #blocks = new Map<number, { block: Anthropic.ContentBlock; json: string; isWhole: boolean }>()

  start({ index, content_block: block }: Anthropic.RawContentBlockStartEvent): void {
    this.#blocks.set(index, { block: structuredClone(block), json: '', isWhole: false })
  }

  add({ index, delta }: Anthropic.RawContentBlockDeltaEvent): void {
    const open = this.#blocks.get(index)
    if (!open) return
    const { block } = open
    if (delta.type === 'text_delta' && block.type === 'text') block.text += delta.text
    if (delta.type === 'thinking_delta' && block.type === 'thinking') block.thinking += delta.thinking
    if (delta.type === 'signature_delta' && block.type === 'thinking') block.signature += delta.signature
    if (delta.type === 'input_json_delta') {
      open.json += delta.partial_json
      if (open.json.length > MOST_ARGUMENTS)
        throw new ModelError('MODEL_FAILED', 'a call without end', { isTransient: true })
    }
  }

  stop({ index }: Anthropic.RawContentBlockStopEvent): void {
    const open = this.#blocks.get(index)
    if (open) open.isWhole = true
  }

  /** The calls in their order, and all blocks as the next call of this run gives them back. */
  finish(isCut: boolean): { calls: ToolCall[]; state: Anthropic.ContentBlockParam[] } {
    const calls: ToolCall[] = []
    const state: Anthropic.ContentBlockParam[] = []
    for (const [, { block, json, isWhole }] of [...this.#blocks].sort(([a], [b]) => a - b)) {
      if (block.type === 'tool_use') {
        const parsed = json === '' ? { arguments: inputOf(block.input) } : parseArguments(json)
        if (isCut && (!isWhole || parsed.invalid)) continue
        calls.push({ toolCallId: block.id, toolName: block.name, ...parsed })
        state.push({ type: 'tool_use', id: block.id, name: block.name, input: parsed.arguments })
      } else if (block.type === 'text') {
        if (block.text.trim() !== '') state.push({ type: 'text', text: block.text })
      } else if (block.type === 'thinking' || block.type === 'redacted_thinking') state.push(block)
    }
    return { calls, state }
  }
}

function inputOf(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Record<string, unknown>) : {}
}
