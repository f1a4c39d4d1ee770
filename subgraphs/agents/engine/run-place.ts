import type { HeldRun } from './held-run.ts'

/**
 * Room for one more run at the worker of this process, kept while its question is stored: the run is then the
 * worker's by the same commit, and nobody has to be woken to look for it. Either taken or left, once.
 */
export interface RunPlace {
  workerId: string
  leaseMs: number
  /** Executes the run, which was claimed for this worker since the place was kept. */
  take(run: HeldRun): void
  /** The run was not stored. */
  leave(): void
}

/** A worker of runs as those see it who store questions in its process. */
export interface RunPlaces {
  /** Null where it has no room, or is leaving. */
  keep(): RunPlace | null
}
