import type { InternalIdentity, Principal } from '../auth/index.ts'
import { ClientError } from '../errors/index.ts'
import type { Logger } from '../telemetry/index.ts'

/** What every resolver and domain function gets first. A subgraph's own context extends it. */
export interface RequestContext<Services = unknown> {
  readonly identity: InternalIdentity
  /** Null for a client that is not signed in. */
  readonly principal: Principal | null
  readonly requestId: string
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal
  readonly logger: Logger
  /** Put here what the gateway alone shall read; it goes out as the response's `extensions`. */
  readonly responseExtensions: Record<string, unknown>
  /** What the subgraph built when it started. */
  readonly services: Services
}

/** The signed-in caller; throws UNAUTHENTICATED where there is none. */
export function requirePrincipal(context: RequestContext): Principal {
  if (!context.principal) throw new ClientError('UNAUTHENTICATED', 'Sign in to do this.')
  return context.principal
}
