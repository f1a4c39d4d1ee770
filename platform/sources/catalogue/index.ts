import { agentSources } from './agent-sources.ts'
import type { CataloguedSource } from './catalogued-source.ts'
import { chainSources } from './chain-sources.ts'
import { marketSources } from './market-sources.ts'
import { peopleSources } from './people-sources.ts'

export { askProbe, type ProbeOutcome, type Problem } from './ask-probe.ts'
export type { CataloguedSource, KeyProbe, Probe } from './catalogued-source.ts'
export { type DataSource, describeSource } from './describe-source.ts'
export { probeSource } from './probe-source.ts'

/** Every outside service that ChainLens can ask, by what it is asked for. */
export const SOURCE_CATALOGUE: readonly CataloguedSource[] = [
  ...marketSources,
  ...chainSources,
  ...peopleSources,
  ...agentSources,
]
