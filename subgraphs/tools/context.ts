import type { Config } from '@chainlens/platform/config'
import type { RequestContext } from '@chainlens/platform/graphql'
import type { RateLimits } from '@chainlens/platform/limits'
import type { Tool } from './registry/tool.ts'

/** What tools builds once. */
export interface Services {
  tools: ReadonlyMap<string, Tool>
  limits: RateLimits
  config: Config
}

/** What each resolver gets. */
export type Context = RequestContext<Services>
