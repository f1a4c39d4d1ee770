import { ChainLensError } from '@chainlens/platform/errors'

/** What a process runs. */
export interface Roles {
  gateway: boolean
  /** Names as in rover.yaml. */
  subgraphs: string[]
  /** Runs of agents and other background work. */
  worker: boolean
}

/** Every role: the whole of ChainLens in one process. */
export function allRoles(subgraphs: readonly string[]): Roles {
  return { gateway: true, subgraphs: [...subgraphs], worker: true }
}

/** Roles from names, e.g. `gateway`, `users`, `worker`. Throws UNKNOWN_ROLE with the names there are. */
export function parseRoles(names: readonly string[], subgraphs: readonly string[]): Roles {
  const known = ['gateway', 'worker', ...subgraphs]
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0 || names.length === 0)
    throw new ChainLensError({
      code: 'UNKNOWN_ROLE',
      message: unknown.length > 0 ? `There is no role ${unknown.join(', ')}.` : 'No role was named.',
      hint: `Roles: ${known.join(', ')}`,
    })
  return {
    gateway: names.includes('gateway'),
    worker: names.includes('worker'),
    subgraphs: subgraphs.filter((name) => names.includes(name)),
  }
}
