import type { ToolExecutionStatus } from '../gql/graphql.ts'

/** What each status is called on a card. */
export const toolStatus: Record<ToolExecutionStatus, string> = {
  QUEUED: 'queued',
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  DENIED: 'denied',
  CANCELLED: 'cancelled',
  OUTCOME_UNKNOWN: 'outcome unknown',
  WAITING_FOR_APPROVAL: 'waiting for approval',
}
