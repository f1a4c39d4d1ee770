import { isSafeUrl } from '@chainlens/platform/config'
import { createFileSource } from './file-source.ts'
import { SupergraphRefused } from './supergraph-refused.ts'
import type { SupergraphSource } from './supergraph-source.ts'
import { createUrlSource } from './url-source.ts'

/**
 * The source at a path or a URL; `pollMs`: how often it is looked at, beside watching a file. Throws
 * SUPERGRAPH_UNREADABLE for a URL that others on the way could answer for.
 */
export function openSupergraphSource(location: string, options: { pollMs: number }): SupergraphSource {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(location)) return createFileSource(location, options)
  if (isSafeUrl(location)) return createUrlSource(location, options)
  throw new SupergraphRefused('UNREADABLE', ['its URL is neither of https nor of this machine'])
}
