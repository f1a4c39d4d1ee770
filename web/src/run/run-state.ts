import type { RunStatus } from '../gql/graphql.ts'
import type { ToolCall } from './tool-call.ts'

/** What the events of one run, up to `lastSequence`, say. */
export type RunState = {
  lastSequence: number
  /** The message so far. */
  text: string
  /** Above 1: a worker was lost and another took the run over. */
  attempt: number
  model: string | null
  toolCalls: readonly ToolCall[]
  /** True once text followed the last tool call: the next call belongs to a new step. */
  stepClosed: boolean
  /** Why text was last taken back, until new text comes. */
  resetReason: string | null
  ended: { status: RunStatus; error: { code: string; message: string; retryable: boolean } | null } | null
}
