import type { ApprovalReason, ApprovalStatus, EvidenceTreeFragment, ToolExecutionStatus } from '../gql/graphql.ts'

/** The question to the user whether a call may be made. */
export type ToolApproval = {
  argumentsHash: string
  reasons: readonly ApprovalReason[]
  /** Null where it was never put. */
  expiresAt: string | null
  /** PENDING until it was answered, on whatever device. */
  status: ApprovalStatus
}

/** One call of a tool, as a card shows it, from a run's events or from the stored message. */
export type ToolCall = {
  id: string
  name: string
  arguments: unknown
  status: ToolExecutionStatus
  startedAt: string | null
  durationMs: number | null
  summary: string | null
  evidence: readonly EvidenceTreeFragment[]
  /** Null where nobody was asked. */
  approval: ToolApproval | null
  /** Calls of one step run side by side; steps count from 0. */
  step: number
}
