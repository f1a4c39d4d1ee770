import type { ToolExecutionStatus } from '../../entities/tool-execution.ts'
import type { BrokenOff } from '../continue/broken-off.ts'

/** A tool call of an earlier turn. */
export interface PastCall {
  /** UUID of the tool execution. */
  executionId: string
  toolCallId: string
  toolName: string
  arguments: Record<string, unknown>
  status: ToolExecutionStatus
  /** Null where there is none, and where it is too long to be shown again. */
  result: unknown
  /** Of the result as JSON; 0 where there is none. */
  characters: number
  error: string | null
  /** One line for a person. */
  summary: string | null
}

/** A message of an earlier turn with the calls that were made for it. */
export interface PastTurn {
  /** UUID. */
  messageId: string
  role: 'USER' | 'ASSISTANT'
  content: string
  calls: PastCall[]
  /** How its run ended where it was not answered whole. */
  ending: 'STOPPED' | 'FAILED' | null
}

/** What stands for older turns. */
export interface StoredSummary {
  /** UUID. */
  id: string
  content: string
  /** Messages that it covers. */
  messageCount: number
}

/** What leads to a question: what is summarised, then the turns since, then the question. */
export interface Conversation {
  summary: StoredSummary | null
  turns: PastTurn[]
  /** Messages before that are neither summarised nor here. */
  leftOut: number
  question: { messageId: string; content: string }
  /** The answers to it that the run goes on with, oldest first; empty where it answers from the start. */
  brokenOff: BrokenOff[]
}
