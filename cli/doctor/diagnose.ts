import type { Config } from '@chainlens/platform/config'
import {
  createSources,
  type DataSource,
  describeSource,
  type ProbeOutcome,
  probeSource,
  SOURCE_CATALOGUE,
} from '@chainlens/platform/sources'
import type { Logger } from '@chainlens/platform/telemetry'
import { chainNodes } from './chain-nodes.ts'

/** A source and what became of asking it. */
export interface Diagnosis {
  source: Pick<DataSource, 'name' | 'domains' | 'adds' | 'keySetting' | 'keyAdds' | 'isElsewhere'> & {
    /** What it is one of many of, e.g. chain nodes; null for one by itself. */
    kind: string | null
  }
  outcome: ProbeOutcome
}

/** Asks every source side by side whether it answers; each within its own limit of time. */
export async function diagnose(config: Config, logger: Logger, signal: AbortSignal): Promise<Diagnosis[]> {
  const sources = createSources(config, logger)
  const catalogued = SOURCE_CATALOGUE.map(async (source): Promise<Diagnosis> => {
    const { name, domains, adds, keySetting, keyAdds, isElsewhere } = describeSource(config, source)
    return {
      source: { name, domains, adds, keySetting, keyAdds, isElsewhere, kind: null },
      outcome: await probeSource({ sources, config, signal }, source),
    }
  })
  return Promise.all([...catalogued, ...chainNodes({ sources, config, signal })])
}
