import { extractFacts } from '../../../engine/facts/extract-facts.ts'
import { createTextPipeline } from '../../../engine/text-pipeline/create-text-pipeline.ts'
import type { TextState } from '../../../engine/text-pipeline.ts'
import type { ModelMessage, ModelPart, ToolCall, ToolCallResult } from '../../model.ts'
import { createOfflineAnalyst } from '../create-offline-analyst.ts'
import { NOW } from './evidence.ts'

/** What a tool gives for a call: its result, or how it failed. */
export type Answerer = (call: ToolCall) => unknown

/** A tool call that did not succeed. */
export class ToolFailure {
  readonly status: ToolCallResult['status']
  readonly error: string
  constructor(status: ToolCallResult['status'], error: string) {
    this.status = status
    this.error = error
  }
}

/** What came of a question. */
export interface Turn extends TextState {
  /** Calls of each step, in order. */
  steps: ToolCall[][]
  parts: ModelPart[]
  /** The text as the model wrote it, with references to facts. */
  written: string
  /** The conversation with this turn. */
  messages: ModelMessage[]
}

export const TOOLS = ['resolve_token', 'analyze_tokenomics', 'analyze_onchain', 'analyze_sentiment', 'analyze_team']

/** Asks the analyst as the engine does: step by step, with the facts of the results, its text through the pipeline. */
export async function ask(
  question: string,
  answer: Answerer,
  options: { before?: readonly ModelMessage[]; tools?: readonly string[]; now?: Date } = {},
): Promise<Turn> {
  const model = createOfflineAnalyst()
  const messages: ModelMessage[] = [...(options.before ?? []), { role: 'user', content: question }]
  const answered: { call: ToolCall; result: unknown }[] = []
  const turn: Turn = { steps: [], parts: [], written: '', messages, text: '', citations: [], unsupportedNumbers: [] }
  for (let step = 1; step <= 6; step++) {
    const facts = extractFacts(answered)
    const pipeline = createTextPipeline({ facts: () => facts, state: turn })
    const calls: ToolCall[] = []
    const tools = (options.tools ?? TOOLS).map((name) => ({ name, description: name, inputSchema: {} }))
    const signal = new AbortController().signal
    const now = options.now ?? NOW
    for await (const part of model.stream({ system: 'You are ChainLens.', messages, tools, facts, now, signal })) {
      turn.parts.push(part)
      if (part.type === 'tool-call') calls.push(part.call)
      if (part.type !== 'text') continue
      turn.written += part.text
      pipeline.push(part.text)
    }
    pipeline.end()
    const said = pipeline.state().text.slice(turn.text.length)
    Object.assign(turn, pipeline.state())
    if (calls.length === 0) {
      messages.push({ role: 'assistant', content: said, toolCalls: [] })
      return turn
    }
    turn.steps.push(calls)
    const results = calls.map((call) => resultOf(call, answer(call)))
    for (const [index, call] of calls.entries()) answered.push({ call, result: results[index]?.result })
    messages.push({ role: 'assistant', content: said, toolCalls: calls }, { role: 'tool', results })
  }
  throw new Error('The analyst did not come to an end.')
}

function resultOf({ toolCallId, toolName }: ToolCall, result: unknown): ToolCallResult {
  if (result instanceof ToolFailure)
    return { toolCallId, toolName, status: result.status, result: null, error: result.error }
  return { toolCallId, toolName, status: 'SUCCEEDED', result, error: null }
}
