import type { Principal, RefreshCookie } from '@chainlens/platform/auth'
import type { Logger } from '@chainlens/platform/telemetry'

/** What of a client's request concerns logs, counts and traces. */
export interface ClientTrace {
  transport: 'http' | 'websocket' | 'sse' | 'multipart'
  /** As W3C Trace Context has it; whatever the client says. */
  traceparent: string | null
}

/** What the gateway knows of one operation, whatever transport it came by. */
export interface RequestContext {
  readonly requestId: string
  /** Null for a client that is not signed in. */
  readonly principal: Principal | null
  /** Address of the client, for limits; null where it is not known. */
  readonly clientAddress: string | null
  /** From the browser's cookie; goes to users alone. */
  readonly refreshToken: string | null
  /** Aborts when the client no longer waits for the answer. */
  readonly signal: AbortSignal
  readonly logger: Logger
  /** Headers of the client that go to every subgraph as they are; undefined: none. */
  readonly forwardedHeaders?: Readonly<Record<string, string>>
  /** How it came; undefined: in the process. */
  readonly client?: ClientTrace
  /** What users asks to be done with the browser's refresh cookie. */
  setRefreshCookie(cookie: RefreshCookie): void
}

/** An operation as a client sends it. */
export interface OperationInput {
  query: string
  variables?: Record<string, unknown> | null
  operationName?: string | null
}
