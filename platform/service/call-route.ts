import { randomUUID } from 'node:crypto'
import { IDENTITY_HEADER, signInternalIdentity } from '../auth/index.ts'
import { traceHeaders } from '../telemetry/index.ts'
import type { Platform } from './platform.ts'

/**
 * Posts to a plain route of another service as this service itself (no user behind it), signed.
 * Throws what fetch throws; the caller reads the status.
 */
export async function callRoute(
  platform: Pick<Platform, 'keys' | 'internal'>,
  input: { issuer: string; subgraph: string; path: string; body: object; timeoutMs: number; signal?: AbortSignal },
): Promise<Response> {
  const body = JSON.stringify(input.body)
  const identity = await signInternalIdentity(platform.keys.internalIdentity, {
    issuer: input.issuer,
    audience: input.subgraph,
    principal: null,
    requestId: randomUUID(),
    body,
  })
  const limit = AbortSignal.timeout(input.timeoutMs)
  return platform.internal.fetch(new URL(input.path, platform.internal.subgraphUrl(input.subgraph)), {
    method: 'POST',
    headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: identity, ...traceHeaders() },
    body,
    signal: input.signal ? AbortSignal.any([limit, input.signal]) : limit,
  })
}
