import type { Config } from '@chainlens/platform/config'
import type { Sources } from '@chainlens/platform/sources'

/** What sources of posts are built from. */
export interface PostServices {
  sources: Sources
  config: Config
}
