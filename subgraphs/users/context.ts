import type { RequestContext } from '@chainlens/platform/graphql'
import type { Loaders } from './loaders.ts'
import type { UsersServices } from './services.ts'

/** What resolvers get first. */
export interface Context extends RequestContext<UsersServices> {
  readonly loaders: Loaders
}

/** What domain functions get first, whether a query or an internal route calls them. */
export type Scope = Pick<Context, 'services' | 'logger'>
