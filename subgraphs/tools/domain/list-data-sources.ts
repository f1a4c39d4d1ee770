import { type Config, KEY_SETTINGS } from '@chainlens/platform/config'
import { SOURCE_CATALOGUE } from '@chainlens/platform/sources'

/** An outside service, as the graph shows it. */
export interface DataSource {
  name: string
  domains: string[]
  adds: string
  access: 'KEYLESS' | 'KEY_OPTIONAL' | 'KEY_REQUIRED'
  hasKey: boolean
  keySetting: string | null
  keyAdds: string | null
  isElsewhere: boolean
}

/** Every outside service, and whether the settings have a key for it. Asks none. */
export function listDataSources(config: Pick<Config, 'keys' | 'baseUrls'>): DataSource[] {
  return SOURCE_CATALOGUE.map(({ service, name, domains, adds, probe, withKey }) => ({
    name,
    domains: [...domains],
    adds,
    access: withKey === null ? 'KEYLESS' : probe === null ? 'KEY_REQUIRED' : 'KEY_OPTIONAL',
    hasKey: withKey !== null && config.keys[withKey.key] !== undefined,
    keySetting: withKey && KEY_SETTINGS[withKey.key],
    keyAdds: withKey?.adds ?? null,
    isElsewhere: config.baseUrls[service] !== undefined,
  }))
}
