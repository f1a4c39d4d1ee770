import type { FetchHandler } from '@chainlens/platform/http'
import { internalRoute } from '@chainlens/platform/service'
import { z } from 'zod'
import type { Services } from '../context.ts'
import { findCited } from '../domain/documents/find-cited.ts'

const hashes = z.object({ contentHashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(500) })

/** Plain HTTP beside the graph, for services of ours alone, by path. */
export function createRoutes({ platform, database }: Services): Record<string, FetchHandler> {
  return {
    /** POST { contentHashes } → { cited }: those of them that something here rests on. */
    '/internal/cited-documents': internalRoute(platform, {
      audience: 'agents',
      input: hashes,
      handle: async ({ contentHashes }) => Response.json({ cited: await findCited(database, contentHashes) }),
    }),
  }
}
