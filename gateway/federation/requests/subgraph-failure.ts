import { ChainLensError } from '@chainlens/platform/errors'

/** Why a subgraph gave no answer that can be used. */
export type SubgraphFailureReason =
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'BAD_ANSWER'
  | 'TOO_LARGE'
  /** Too many requests wait for it already. */
  | 'OVERLOADED'
  /** It failed so often of late that it is left alone for a while. */
  | 'CIRCUIT_OPEN'

/** A subgraph that gave no answer that can be used. Clients read SUBGRAPH_UNAVAILABLE, the log reads this. */
export class SubgraphFailure extends ChainLensError {
  readonly reason: SubgraphFailureReason

  constructor(subgraph: string, reason: SubgraphFailureReason, message: string, cause?: unknown) {
    super({ code: `SUBGRAPH_${reason}`, message: `${subgraph}: ${message}`, retryable: true, cause })
    this.reason = reason
  }
}
