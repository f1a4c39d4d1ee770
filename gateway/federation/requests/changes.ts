/**
 * What a gateway knows of changes: who asks after a mutation has ended, or after an event, is not given the answer of a
 * request that went before it. One for all subgraphs, since one may change what another tells.
 */
export interface Changes {
  /** How many there were. */
  readonly count: number
  /** Something has changed. */
  note(): void
}

/** Begins to count. */
export function createChanges(): Changes {
  let count = 0
  return {
    get count() {
      return count
    },
    note() {
      count += 1
    },
  }
}
