import { ChainLensError } from './chainlens-error.ts'

/** Codes that a client may see in `extensions.code`; contract.graphql lists them. */
export type ClientErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUPERGRAPH_RELOADED'
  | 'SLOW_CONSUMER'

/** What a client may read beside the code. */
export interface ClientErrorExtensions {
  retryAfterMs?: number
  resumeAfterSequence?: number
}

/** An error whose message and code are meant for the client; every other error is masked. */
export class ClientError extends ChainLensError {
  readonly clientCode: ClientErrorCode
  readonly clientExtensions: ClientErrorExtensions

  constructor(code: ClientErrorCode, message: string, extensions: ClientErrorExtensions = {}) {
    super({ code, message })
    this.name = 'ClientError'
    this.clientCode = code
    this.clientExtensions = extensions
  }
}
