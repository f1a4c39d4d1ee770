import type { RunError } from '../entities/run.ts'
import type { ToolExecutionStatus } from '../entities/tool-execution.ts'
import type { FactEvidence } from '../models/model.ts'
import type { ApprovalAnswer, ApprovalReason } from './approvals/approval.ts'

/** What a run has used of its models; costUsd is exact, and a lower bound unless isCostKnown. */
export interface RunUsage {
  inputTokens: number
  outputTokens: number
  costUsd: string
  cachedInputTokens: number
  reasoningTokens: number
  isCostKnown: boolean
  /** True where a call's counts are ours, for want of the provider's; costUsd is then no bound. */
  isEstimated: boolean
}

/** How a run ended. */
export interface RunOutcome {
  status: 'COMPLETED' | 'STOPPED' | 'FAILED'
  /** Only where it failed. */
  error: RunError | null
}

/** An event before it has its place in the run. Ids are UUIDs; offsets and lengths are UTF-16 code units. */
export type RunEventDraft =
  | { type: 'RunStarted'; payload: { attempt: number; model: string } }
  | { type: 'TextDelta'; payload: { messageId: string; offset: number; text: string } }
  | {
      type: 'ToolCallStarted'
      payload: { toolCallId: string; toolName: string; arguments: Record<string, unknown> }
    }
  | {
      type: 'ToolCallEnded'
      payload: {
        toolCallId: string
        toolName: string
        status: ToolExecutionStatus
        summary: string | null
        durationMs: number | null
        evidence: FactEvidence[]
      }
    }
  | {
      type: 'ApprovalRequested'
      payload: {
        toolCallId: string
        toolName: string
        arguments: Record<string, unknown>
        /** SHA-256 of the arguments as canonical JSON, in hex. */
        argumentsHash: string
        reasons: ApprovalReason[]
        /** ISO. */
        expiresAt: string
      }
    }
  | { type: 'ApprovalAnswered'; payload: { toolCallId: string; toolName: string; decision: ApprovalAnswer } }
  | {
      type: 'StepReset'
      payload: {
        messageId: string
        keepLength: number
        reason: 'WORKER_LOST' | 'MODEL_FAILED' | 'UNSUPPORTED_NUMBER' | 'EVENTS_PURGED'
      }
    }
  | { type: 'RunEnded'; payload: RunOutcome & { messageId: string; usage: RunUsage | null } }

/** An event as it is stored and published. */
export type StoredRunEvent = RunEventDraft & {
  /** UUID. */
  runId: string
  /** From 1, without a gap. */
  sequence: number
  /** ISO, when it was stored. */
  at: string
}

type EventOf<Type extends RunEventDraft['type']> = Extract<StoredRunEvent, { type: Type }>
export type StoredRunStarted = EventOf<'RunStarted'>
export type StoredTextDelta = EventOf<'TextDelta'>
export type StoredToolCallStarted = EventOf<'ToolCallStarted'>
export type StoredToolCallEnded = EventOf<'ToolCallEnded'>
export type StoredApprovalRequested = EventOf<'ApprovalRequested'>
export type StoredApprovalAnswered = EventOf<'ApprovalAnswered'>
export type StoredStepReset = EventOf<'StepReset'>
export type StoredRunEnded = EventOf<'RunEnded'>

/** The topic on which a run's stored events are published, as { events: StoredRunEvent[] }. */
export function runTopic(runId: string): string {
  return `run.${runId}`
}

/** Events with their places, as readers get them. */
export function storedEvents(
  runId: string,
  base: number,
  events: readonly RunEventDraft[],
  at: string,
): StoredRunEvent[] {
  return events.map((event, index) => ({ ...event, runId, sequence: base + 1 + index, at }))
}
