import { IDENTITY_HEADER, type InternalIdentity, signInternalIdentity } from '@chainlens/platform/auth'
import type { SubgraphOperation } from '../federation/requests/subgraph-request.ts'
import type { AuthorizeRequest } from '../federation/requests/subgraph-transport.ts'
import type { RequestContext } from '../request-context.ts'

/** Signs requests to subgraphs of ours: who asks, bound to the bytes of the body, good for a minute. */
export function signRequests(key: Uint8Array): AuthorizeRequest {
  return ({ operation, body, context }) => ({
    [IDENTITY_HEADER]: signInternalIdentity(key, {
      ...identityFor(operation, context),
      audience: operation.subgraph,
      body,
    }),
  })
}

/** Who asks a subgraph of ours; a subgraph of this process is given it unsigned. */
export function identityFor({ subgraph, kind }: SubgraphOperation, context: RequestContext): InternalIdentity {
  const { principal, requestId, clientAddress } = context
  // The browser's cookie is for users alone, and queries may be shared.
  const refreshToken = subgraph === 'users' && kind === 'mutation' ? context.refreshToken : null
  return { issuer: 'gateway', principal, requestId, clientAddress, refreshToken }
}
