import { ChainLensError } from '../errors/index.ts'
import { isHttpUrl } from './is-http-url.ts'
import type { Config } from './load-config.ts'
import type { SubgraphEntry } from './read-subgraphs.ts'

/** Where a subgraph is found: as `<NAME>_URL` says, else as rover.yaml does. Throws CONFIG_INVALID. */
export function subgraphUrlOf(config: Pick<Config, 'subgraphUrls'>, entry: SubgraphEntry): string {
  const url = config.subgraphUrls[entry.name]
  if (url === undefined) return entry.routingUrl
  if (isHttpUrl(url)) return url
  throw new ChainLensError({
    code: 'CONFIG_INVALID',
    message: `${entry.name.toUpperCase()}_URL is not a URL of http or https.`,
    hint: 'Give http://host:port/graphql',
  })
}
