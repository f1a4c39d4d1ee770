import type { EvidenceTreeFragment, ToolExecutionStatus } from '../gql/graphql.ts'

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
  /** Calls of one step run side by side; steps count from 0. */
  step: number
}
