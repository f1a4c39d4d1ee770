import type { Config } from '@chainlens/platform/config'
import { type DataSource, describeSource, SOURCE_CATALOGUE } from '@chainlens/platform/sources'

/** Every outside service, and whether the settings have a key for it. Asks none. */
export function listDataSources(config: Pick<Config, 'keys' | 'baseUrls'>): DataSource[] {
  return SOURCE_CATALOGUE.map((source) => describeSource(config, source))
}
