/** Whether a process goes on, or has been told to end. */
export interface ProcessLife {
  readonly isLeaving: boolean
  /** From now on /readyz says that no new work is wanted here; what comes all the same is served. */
  leave(): void
}

/** The life of a process that goes on. */
export function createProcessLife(): ProcessLife {
  let isLeaving = false
  return {
    get isLeaving() {
      return isLeaving
    },
    leave() {
      isLeaving = true
    },
  }
}
