import type { Config } from '@chainlens/platform/config'
import type { RequestContext } from '@chainlens/platform/graphql'
import type { Sources } from '@chainlens/platform/sources'
import type { EvmRpc } from './sources/evm-rpc.ts'

/** What lives as long as the process. */
export interface Services {
  /** Decides between live and recorded. */
  sources: Sources
  /** Keys and limits of sources. */
  config: Pick<Config, 'keys' | 'sourceTimeoutMs'>
  rpc: EvmRpc
}

/** Does each piece of work once per request: whoever asks again for the same key gets the same promise. */
export type Once = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

/** What resolvers and domain functions get first. */
export interface Context extends RequestContext<Services> {
  once: Once
}

/** The memory of one request. */
export function createOnce(): Once {
  const done = new Map<string, Promise<unknown>>()
  return <Result>(key: string, work: () => Promise<Result>) => {
    const known = done.get(key) as Promise<Result> | undefined
    const result = known ?? work()
    if (!known) done.set(key, result)
    return result
  }
}
