import { z } from 'zod'
import type { Lifetime, SubgraphPlatform } from '../../graphql/define-subgraph.ts'
import type { QueueName } from '../../jobs/index.ts'
import { callRoute } from '../../service/call-route.ts'
import { purgeDocuments } from './purge-documents.ts'

const EVERY_MS = 3_600_000
/** After all that somebody waits for. */
const PRIORITY = 10
const TIMEOUT_MS = 30_000
const POOL: QueueName = 'data-processing'

const answer = z.object({ cited: z.array(z.string()) })

/**
 * Takes away, every hour, the bytes of sources that nobody needs any more, by a job of this subgraph's name. The
 * agents service is asked which of them are cited; while it can't say, all are kept.
 *
 * @param pools of this process; without data-processing nothing is started
 */
export async function startDocumentRetention(
  platform: SubgraphPlatform,
  pools: ReadonlySet<QueueName>,
): Promise<Lifetime[]> {
  if (!pools.has(POOL)) return []
  const ending = new AbortController()
  const name = `${platform.database.schema}.documents`
  const work = await platform.jobs.work(POOL, { [name]: () => purgeDocumentsNow(platform, ending.signal) })
  const schedule = await platform.jobs.schedule(
    POOL,
    name,
    { everyMs: EVERY_MS },
    { name, data: {} },
    {
      priority: PRIORITY,
    },
  )
  return [
    {
      async dispose() {
        ending.abort()
        await schedule.dispose()
        await work.dispose()
      },
    },
  ]
}

/** Takes all away that nobody needs now. Throws where agents can't say what is cited. */
export async function purgeDocumentsNow(
  platform: Pick<SubgraphPlatform, 'database' | 'config' | 'metrics' | 'keys' | 'internal'>,
  signal: AbortSignal,
): Promise<void> {
  const { database, config, metrics } = platform
  const days = config.retention.documentsDays
  if (days === 0) return
  const table = `${database.schema}.source_documents`
  await purgeDocuments(database, {
    days,
    signal,
    onGone: (rows) => metrics.retentionRows.inc({ table }, rows),
    async citedOf(contentHashes) {
      const response = await callRoute(platform, {
        issuer: database.schema,
        subgraph: 'agents',
        path: '/internal/cited-documents',
        body: { contentHashes },
        timeoutMs: TIMEOUT_MS,
        signal,
      })
      if (!response.ok) throw new Error(`agents answered ${response.status} when asked which documents are cited.`)
      return answer.parse(await response.json()).cited
    },
  })
}
