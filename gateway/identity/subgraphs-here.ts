import type { LocalService } from '@chainlens/platform/http'
import type { InternalServices } from '@chainlens/platform/service'
import type { FindHere, SubgraphHere } from '../federation/requests/subgraph-way.ts'
import { identityFor } from './sign-requests.ts'

/** Finds subgraphs of ours in this process. Nobody else can reach them there: identities go unsigned. */
export function subgraphsHere(internal: Pick<InternalServices, 'serviceHere' | 'fetch'>): FindHere {
  const known = new WeakMap<LocalService, SubgraphHere>()
  return (host) => {
    const service = internal.serviceHere(host)
    if (!service) return undefined
    const kept = known.get(service)
    if (kept) return kept
    const here = { fetch: internal.fetch, execute: directly(service) }
    known.set(service, here)
    return here
  }
}

function directly({ execute }: LocalService): SubgraphHere['execute'] {
  if (!execute) return undefined
  return ({ operation, variables, characters, context, signal }) => {
    const { query, operationName } = operation
    const identity = identityFor(operation, context)
    return execute({ query, operationName, variables, characters, identity, signal })
  }
}
