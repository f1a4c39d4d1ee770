/** A call as the events of a run tell it. */
export interface ToldCall {
  name: string
  arguments: Record<string, unknown>
  status: string
}

/** The answer that is judged, as a client of the graph sees it. */
export interface Transcript {
  text: string
  /** Figures that the product itself marked as without evidence. */
  unsupportedNumbers: readonly string[]
  citations: readonly { marker: number; label: string; value: string | null; unit: string | null }[]
  /** The calls of the judged turn, in the order in which they began. */
  calls: readonly ToldCall[]
  /** RunEnded's. */
  status: string
  error: string | null
  model: string
  durationMs: number
  costUsd: string
}
