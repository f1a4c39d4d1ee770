import { ChainLensError } from '../errors/index.ts'
import { isHttpUrl } from './is-http-url.ts'
import type { Config } from './load-config.ts'
import type { SubgraphEntry } from './read-subgraphs.ts'

/** Where a subgraph is found: as `<NAME>_URL` says (`_` for a hyphen in it), else as it is listed. Throws CONFIG_INVALID. */
export function subgraphUrlOf(
  config: Pick<Config, 'subgraphUrls'>,
  entry: Pick<SubgraphEntry, 'name' | 'routingUrl'>,
): string {
  const setting = entry.name.toLowerCase().replace(/[^a-z0-9]/g, '_')
  const url = config.subgraphUrls[setting]
  if (url === undefined) return entry.routingUrl
  if (isHttpUrl(url)) return url
  throw new ChainLensError({
    code: 'CONFIG_INVALID',
    message: `${setting.toUpperCase()}_URL is not a URL of http or https.`,
    hint: 'Give http://host:port/graphql',
  })
}
