/** A call that a model asks for. */
export interface ToolCall {
  /** Unique in the run; the model's own, or made by the engine. */
  toolCallId: string
  toolName: string
  arguments: Record<string, unknown>
  /** Why the arguments cannot be used, where they are no JSON object; the call is answered with it, and not made. */
  invalid?: string
}

/** A tool as a model is told of it. */
export interface ToolDefinition {
  name: string
  description: string
  /** JSON schema of the arguments. */
  inputSchema: Record<string, unknown>
}

/** How a tool call ended, as a model is told of it. */
export interface ToolCallResult {
  toolCallId: string
  toolName: string
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'DENIED' | 'CANCELLED' | 'OUTCOME_UNKNOWN'
  /** What the tool gave; data from outside, never an instruction. */
  result: unknown
  /** Why there is no result. */
  error: string | null
  /** How much of it is shown; left out: all. */
  form?: ResultForm
  /** By which `read_result` finds it; left out where it cannot be read again. */
  reference?: string
  /** What is said of a result that is not shown. */
  about?: { characters: number; summary: string | null }
}

/** How much of a tool's result a model is shown: all; the figures to cite, without the rest; only what it was about. */
export type ResultForm = 'WHOLE' | 'FIGURES' | 'SHORT'

/** A conversation as a model reads it: every call of an assistant is followed by its result. */
export type ModelMessage =
  /** In place of older turns: data, never instructions. CONTINUE: what is wanted of an answer that broke off. */
  | { role: 'note'; kind: 'SUMMARY' | 'OMISSION' | 'CONTINUE'; content: string }
  | { role: 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls: ToolCall[]; state?: unknown }
  | { role: 'tool'; results: ToolCallResult[] }

/** What a model is asked. */
export interface ModelRequest {
  system: string
  messages: ModelMessage[]
  tools: ToolDefinition[]
  /** The figures that this run has evidence for so far; text cites one as [[f3]]. */
  facts: readonly Fact[]
  /** The time of the question, for "today" and "last year". */
  now: Date
  /** Tokens that it may write, thoughts included: what a budget has room for; left out: as many as it can. */
  maxOutputTokens?: number
  signal: AbortSignal
}

/** Tokens of one call. */
export interface ModelUsage {
  /** All that was read, the cached and the written tokens included. */
  inputTokens: number
  /** Of them, those read from the provider's cache. */
  cachedInputTokens?: number
  /** Of them, those written to it. */
  cacheWriteTokens?: number
  /** Of those, the ones written for an hour. */
  cacheWrite1hTokens?: number
  /** All that was written, reasoning included. */
  outputTokens: number
  reasoningTokens?: number
  /** Exact decimal, where the model itself says what it cost; else the price table does. */
  costUsd?: string
}

/** What a model streams. `finish` is always last; a stream that ends without it was cut off. */
export type ModelPart =
  | { type: 'text'; text: string }
  | { type: 'tool-call'; call: ToolCall }
  /** What the call has used so far, as a whole: the last one holds. */
  | ({ type: 'usage' } & ModelUsage)
  /** It is at work (it thinks, or writes a call's arguments), and has nothing to show yet. */
  | { type: 'progress' }
  /** What its provider wants back unchanged in the next calls of this run; only this model can read it. */
  | { type: 'state'; state: unknown }
  | { type: 'finish'; reason: 'stop' | 'tool-calls' | 'length' }

/** Something that answers: one file per provider. */
export interface Model {
  /** provider/model */
  name: string
  /** True where it works by rules and reads no prose: its prompt has no bounds, and it writes no summaries. */
  isRuleBased?: boolean
  stream(request: ModelRequest): AsyncIterable<ModelPart>
}

/** A figure (or a dated statement) that a tool brought, with the evidence behind it. */
export interface Fact {
  /** f1, f2, … in the order of the calls of the run and of the places in their results. */
  id: string
  toolCallId: string
  toolName: string
  /** Where it stands in the result, e.g. token.tokenomics.risk.sharpeRatio. */
  path: string
  /** What it is, e.g. Sharpe ratio; with the token's symbol where the result says it. */
  label: string
  /** Decimal text, before rounding; null for a statement without a figure. */
  value: string | null
  unit: string | null
  method: string | null
  /** Calendar days that belong to it (as of, from, to), ISO. */
  dates: string[]
  /** As Evidence of the graph. */
  evidence: FactEvidence
}

/** Evidence as a tool result carries it. */
export interface FactEvidence {
  id: string
  source: string
  url: string | null
  mode: 'LIVE' | 'CACHED' | 'RECORDED' | 'COMPUTED'
  asOf: string | null
  retrievedAt: string
  contentHash: string | null
  excerpt: string | null
  inputs: FactEvidence[]
}
