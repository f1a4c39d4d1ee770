import type { Fact, ModelMessage, ToolCall, ToolCallResult } from '../../models/model.ts'
import type { PromptPart } from './prompt-part.ts'

/** A call in a prompt, with as much of its result as is shown. */
export interface ShownCall {
  executionId: string
  call: ToolCall
  result: ToolCallResult
  /** The figures that it brought; none of earlier turns, whose figures may not be cited any more. */
  facts: readonly Fact[]
  isEarlier: boolean
  tokens: number
}

/** Something said in a prompt, with its place in the account. */
export interface ShownText {
  part: PromptPart
  message: ModelMessage
}

/** What is shown or left out together: a question with its answer, or a step of this run. */
export interface PromptBlock {
  /** Before the calls: a question. */
  before: ShownText[]
  /** An assistant's turn with its calls; null where nothing was called. */
  turn: { said: PromptPart | null; message: Extract<ModelMessage, { role: 'assistant' }>; calls: ShownCall[] } | null
  /** Behind them: an answer. */
  after: ShownText[]
}

/** The tokens of a block as it is now. */
export function tokensOf({ before, turn, after }: PromptBlock): number {
  const said = [...before, ...after].reduce((sum, { part }) => sum + part.tokens, 0)
  const called = turn?.calls.reduce((sum, { tokens }) => sum + tokens, turn.said?.tokens ?? 0) ?? 0
  return said + called
}

/** The messages of a block, every call with its result. */
export function messagesOf({ before, turn, after }: PromptBlock): ModelMessage[] {
  const called: ModelMessage[] = turn
    ? [turn.message, { role: 'tool', results: turn.calls.map(({ result }) => result) }]
    : []
  return [...before.map(({ message }) => message), ...called, ...after.map(({ message }) => message)]
}

/** What the account says of a block. */
export function partsOf({ before, turn, after }: PromptBlock): PromptPart[] {
  const calls = (turn?.calls ?? []).map(
    ({ executionId, call, result, isEarlier, tokens }): PromptPart => ({
      kind: 'TOOL_RESULT',
      form: result.form ?? 'WHOLE',
      tokens,
      isEarlier,
      label: call.toolName,
      source: { executionId, toolCallId: call.toolCallId },
    }),
  )
  const said = turn?.said ? [turn.said] : []
  return [...before.map(({ part }) => part), ...said, ...calls, ...after.map(({ part }) => part)]
}
