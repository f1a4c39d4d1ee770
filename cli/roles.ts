import { ChainLensError } from '@chainlens/platform/errors'
import { POOLS, type QueueName } from '@chainlens/platform/jobs'

/** What a process runs. */
export interface Roles {
  gateway: boolean
  /** Names as in rover.yaml. */
  subgraphs: string[]
  /** Pools of background work: runs of agents and the rest. */
  pools: QueueName[]
}

/** All pools in one process. */
const WORKER = 'worker'
const roleOf = (pool: QueueName) => `${WORKER}:${pool}`

/** Every role: the whole of ChainLens in one process. */
export function allRoles(subgraphs: readonly string[]): Roles {
  return { gateway: true, subgraphs: [...subgraphs], pools: [...POOLS] }
}

/**
 * Roles from names, e.g. `gateway`, `users`, `worker` (all pools) or `worker:analytics` (one of them). Throws
 * UNKNOWN_ROLE with the names there are.
 */
export function parseRoles(names: readonly string[], subgraphs: readonly string[]): Roles {
  const known = ['gateway', WORKER, ...POOLS.map(roleOf), ...subgraphs]
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0 || names.length === 0)
    throw new ChainLensError({
      code: 'UNKNOWN_ROLE',
      message: unknown.length > 0 ? `There is no role ${unknown.join(', ')}.` : 'No role was named.',
      hint: `Roles: ${known.join(', ')}`,
    })
  return {
    gateway: names.includes('gateway'),
    pools: POOLS.filter((pool) => names.includes(WORKER) || names.includes(roleOf(pool))),
    subgraphs: subgraphs.filter((name) => names.includes(name)),
  }
}

/** What to call the roles of a process, shortest first. */
export function namesOf({ gateway, subgraphs, pools }: Roles): string[] {
  const workers = pools.length === POOLS.length ? [WORKER] : pools.map(roleOf)
  return [...(gateway ? ['gateway'] : []), ...workers, ...subgraphs]
}
