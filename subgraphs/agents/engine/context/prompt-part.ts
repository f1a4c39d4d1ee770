import type { ResultForm } from '../../models/model.ts'

/** What a part of a prompt is; as PromptPartKind of the graph. */
export type PromptPartKind = 'SYSTEM' | 'TOOLS' | 'SUMMARY' | 'NOTE' | 'QUESTION' | 'ANSWER' | 'TOOL_RESULT'

/** Where the text of a part stands, so that it is not stored again. */
export type PromptPartSource =
  /** In prompt_texts. */
  | { hash: string }
  /** A message's content; of this run's own, from one place to another, in UTF-16 code units. */
  | { messageId: string; from?: number; to?: number }
  /** A call and its result. */
  | { executionId: string; toolCallId: string }
  | { summaryId: string }
  | { text: string }

/** A part of a prompt as it is stored: what it is and where it stands. */
export interface PromptPart {
  kind: PromptPartKind
  /** How much of a result is shown; WHOLE for anything else. */
  form: ResultForm
  /** As estimated. */
  tokens: number
  /** True where it belongs to an earlier turn. */
  isEarlier: boolean
  /** What a person may call it, e.g. the tool's name; null where its kind says it all. */
  label: string | null
  source: PromptPartSource
}

/** A prompt that was put together for a model call. */
export interface AssembledPrompt {
  /** UUID. */
  id: string
  step: number
  /** Why the model was asked. */
  purpose: 'ANSWER' | 'SUMMARY'
  /** provider/model */
  model: string
  /** Null where the model has no bounds. */
  budgetTokens: number | null
  estimatedTokens: number
  parts: PromptPart[]
  assembledAt: Date
}
