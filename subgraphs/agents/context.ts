import type { Database } from '@chainlens/platform/db'
import type { RequestContext } from '@chainlens/platform/graphql'
import type { Platform } from '@chainlens/platform/service'
import type { RunLimits } from './engine/run-limits.ts'
import type { RunPlaces } from './engine/run-place.ts'
import type { Loaders } from './loaders.ts'
import type { ModelRegistry } from './models/model-registry.ts'

/** What lives as long as the process. */
export interface Services {
  platform: Platform
  database: Database
  models: ModelRegistry
  limits: RunLimits
  /** The worker of runs in this process, as long as there is one. */
  ownWorker: { places: RunPlaces | null }
}

/** What resolvers and domain functions get first. */
export interface Context extends RequestContext<Services> {
  readonly loaders: Loaders
}
