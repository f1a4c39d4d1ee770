import { IDENTITY_HEADER, type Principal, signInternalIdentity } from '@chainlens/platform/auth'
import type { RunningSubgraph } from '@chainlens/platform/graphql'
import type { Platform } from '@chainlens/platform/service'

/** A principal of a test's own. */
export function testPrincipal(userId: string, overrides: Partial<Principal> = {}): Principal {
  return { userId, role: 'USER', scopes: ['*'], signInId: null, runId: null, ...overrides }
}

/** Asks a subgraph as the gateway would, with a signed identity. */
export async function askSubgraph(
  platform: Platform,
  subgraph: RunningSubgraph,
  input: { query: string; variables?: Record<string, unknown>; principal?: Principal | null; signal?: AbortSignal },
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
): Promise<any> {
  const body = JSON.stringify({ query: input.query, variables: input.variables })
  const identity = await signInternalIdentity(platform.keys.internalIdentity, {
    issuer: 'gateway',
    audience: subgraph.name,
    principal: input.principal ?? null,
    requestId: 'test',
    body,
  })
  const response = await subgraph.fetch(
    new Request(`http://${subgraph.name}.test/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: identity },
      body,
      ...(input.signal ? { signal: input.signal } : {}),
    }),
  )
  return response.json()
}
