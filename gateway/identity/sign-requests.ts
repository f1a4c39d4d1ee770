import { IDENTITY_HEADER, signInternalIdentity } from '@chainlens/platform/auth'
import type { AuthorizeRequest } from '../federation/requests/subgraph-client.ts'

/** Signs requests to subgraphs of ours: who asks, bound to the bytes of the body, good for a minute. */
export function signRequests(key: Uint8Array): AuthorizeRequest {
  return async ({ subgraph, body, context, refreshToken }) => {
    const { principal, requestId, clientAddress } = context
    const identity = await signInternalIdentity(key, {
      issuer: 'gateway',
      audience: subgraph,
      principal,
      requestId,
      clientAddress,
      refreshToken,
      body,
    })
    return { [IDENTITY_HEADER]: identity }
  }
}
