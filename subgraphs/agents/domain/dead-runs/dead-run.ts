/** A worker that vanished with a run. */
export interface RunLoss {
  workerId: string
  /** The step that was not finished; null before the first. */
  step: number | null
  /** Tools whose calls were open. */
  openTools: string[]
  lostAt: Date
}

/** A run that ended since it cost too many workers; nothing of what was asked or said is in it. */
export interface DeadRun {
  runId: string
  userId: string
  model: string
  reason: string
  /** Times that a worker took it. */
  attempts: number
  losses: RunLoss[]
  diedAt: Date
  decision: 'RETRIED' | 'DISCARDED' | null
  /** UUID of the administrator's account, or `operator` from the command line. */
  decidedBy: string | null
  decidedAt: Date | null
  /** UUID of the run that answers the question again. */
  retryRunId: string | null
}
