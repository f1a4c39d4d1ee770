import type { RunError } from '../entities/run.ts'

/** Why a run does not go on here: its user stopped it or is to be waited for, or this worker gives it up or has lost it. */
export class RunInterruption extends Error {
  readonly kind: 'STOPPED' | 'HANDED_OVER' | 'LOST' | 'PARKED'

  constructor(kind: RunInterruption['kind']) {
    super(`The run was interrupted: ${kind}.`)
    this.name = 'RunInterruption'
    this.kind = kind
  }
}

/** Ends a run as FAILED with a reason that its user may read. */
export class RunFailure extends Error {
  readonly error: RunError

  constructor(error: RunError, cause?: unknown) {
    super(error.message, cause === undefined ? undefined : { cause })
    this.name = 'RunFailure'
    this.error = error
  }
}
