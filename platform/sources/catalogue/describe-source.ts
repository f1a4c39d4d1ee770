import { type Config, KEY_SETTINGS } from '../../config/index.ts'
import type { CataloguedSource } from './catalogued-source.ts'

/** An outside service as people are told of it: what it brings, and whether the settings have a key for it. */
export interface DataSource {
  name: string
  domains: string[]
  adds: string
  access: 'KEYLESS' | 'KEY_OPTIONAL' | 'KEY_REQUIRED'
  hasKey: boolean
  /** The setting that holds its key; null where it takes none. */
  keySetting: string | null
  /** What a key adds; null where it takes none. */
  keyAdds: string | null
  /** True where the settings send its questions to another host than its own. */
  isElsewhere: boolean
}

/** Reads it out of the catalogue and the settings, without the key itself. Asks nobody. */
export function describeSource(
  config: Pick<Config, 'keys' | 'baseUrls'>,
  { service, name, domains, adds, probe, withKey }: CataloguedSource,
): DataSource {
  return {
    name,
    domains: [...domains],
    adds,
    access: withKey === null ? 'KEYLESS' : probe === null ? 'KEY_REQUIRED' : 'KEY_OPTIONAL',
    hasKey: withKey !== null && config.keys[withKey.key] !== undefined,
    keySetting: withKey && KEY_SETTINGS[withKey.key],
    keyAdds: withKey && (withKey.adds ?? adds),
    isElsewhere: config.baseUrls[service] !== undefined,
  }
}
