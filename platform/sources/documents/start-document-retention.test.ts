import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRedis } from '../../../tests/support/redis.ts'
import { createTestDatabase } from '../../../tests/support/test-database.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { type Config, loadConfig } from '../../config/index.ts'
import { connectDatabase, type Database } from '../../db/index.ts'
import { keepDocument } from './keep-document.ts'
import { sourceDocumentsMigrations } from './migrations.ts'
import { purgeDocumentsNow, startDocumentRetention } from './start-document-retention.ts'

const undo: (() => Promise<void>)[] = []
let database: Database
let url: string
beforeEach(async () => {
  const made = await createTestDatabase()
  url = made.url
  database = await connectDatabase({ url, schema: 'sample', entities: [], migrations: sourceDocumentsMigrations })
  undo.push(made.dispose, () => database.dispose())
})
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const read = (text: string) =>
  keepDocument(database, {
    contentHash: hashOf(text),
    source: 'CoinGecko',
    url: 'https://api.test/',
    text,
    retrievedAt: '2026-01-01T00:00:00Z',
  })
const age = (by: string) =>
  database.query('update sample.source_documents set last_needed_at = now() - ?::interval', [by])
const kept = async () => {
  const rows = await database.query<{ text: string }>(
    `select convert_from(body, 'UTF8') as text from sample.source_documents order by 1`,
  )
  return rows.map(({ text }) => text)
}

/** A platform of the subgraph, beside an agents service that answers so; counts the hashes that it was asked for. */
async function start(answer: (hashes: string[]) => Response | Promise<Response>, config: Partial<Config> = {}) {
  const made: TestPlatform = await createTestPlatform({ databaseUrl: url, ...config })
  undo.push(() => made.dispose())
  const asked: string[][] = []
  made.graphs.set('agents.test', async (request) => {
    expect(new URL(request.url).pathname).toBe('/internal/cited-documents')
    const { contentHashes } = (await request.json()) as { contentHashes: string[] }
    asked.push(contentHashes)
    return answer(contentHashes)
  })
  return { platform: { ...made.platform, database }, asked }
}
const citing = (...texts: string[]) => {
  const hashes = new Set(texts.map(hashOf))
  return (asked: string[]) => Response.json({ cited: asked.filter((hash) => hashes.has(hash)) })
}
const never = new AbortController().signal

describe('bytes of sources', () => {
  it('go when nothing cites them and nobody read them for so long, and not a minute before', async () => {
    const { platform } = await start(citing('cited'))
    for (const text of ['cited', 'forgotten']) await read(text)
    await age('30 days -1 minute')
    await purgeDocumentsNow(platform, never)
    expect(await kept()).toEqual(['cited', 'forgotten'])
    await age('30 days 1 minute')
    await purgeDocumentsNow(platform, never)
    expect(await kept()).toEqual(['cited'])
  })

  it('that are cited are asked about again only after the same time', async () => {
    const { platform, asked } = await start(citing('cited'))
    await read('cited')
    await age('31 days')
    await purgeDocumentsNow(platform, never)
    await purgeDocumentsNow(platform, never)
    expect(asked).toEqual([[hashOf('cited')]])
  })

  it('are kept where they were read again, before the question or during it', async () => {
    const { platform } = await start(async (asked) => {
      await read('during')
      return citing()(asked)
    })
    for (const text of ['before', 'during', 'gone']) await read(text)
    await age('31 days')
    await read('before')
    await purgeDocumentsNow(platform, never)
    expect(await kept()).toEqual(['before', 'during'])
  })

  it.each([
    ['does not know the question', () => new Response('Not found', { status: 404 })],
    ['answers nonsense', () => Response.json({ cited: null })],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ])('are all kept while agents %s', async (_, answer) => {
    const { platform } = await start(answer)
    await read('forgotten')
    await age('31 days')
    await expect(purgeDocumentsNow(platform, never)).rejects.toThrow()
    expect(await kept()).toEqual(['forgotten'])
  })

  it('go batch by batch, however many are cited, and stay for ever where the setting is 0', async () => {
    await database.query(
      `insert into sample.source_documents (content_hash, source, url, body, retrieved_at)
       select encode(sha256(n::text::bytea), 'hex'), 's', 'u', n::text::bytea, now() from generate_series(1, 450) as n`,
    )
    await age('31 days')
    const odd = Array.from({ length: 225 }, (_, index) => String(2 * index + 1))
    const forEver = { ...loadConfig({}).retention, documentsDays: 0 }
    const never0 = await start(citing(), { retention: forEver })
    await purgeDocumentsNow(never0.platform, never)
    expect(await kept()).toHaveLength(450)
    const { platform, asked } = await start(citing(...odd))
    await purgeDocumentsNow(platform, AbortSignal.abort())
    expect(asked).toEqual([])
    await purgeDocumentsNow(platform, never)
    expect((await kept()).map(Number).sort((a, b) => a - b)).toEqual(odd.map(Number))
    expect(asked.map((hashes) => hashes.length)).toEqual([200, 200, 50])
  })
})

describe.each(['PostgreSQL', 'Redis'])('a schedule on %s', (backend) => {
  it('takes them away in processes of its pool alone', async () => {
    const redis = backend === 'Redis' ? await startRedis() : null
    if (redis) undo.push(redis.dispose)
    const { platform, asked } = await start(citing('cited'), redis ? { redisUrl: redis.url } : {})
    for (const text of ['cited', 'forgotten']) await read(text)
    await age('31 days')
    expect(await startDocumentRetention(platform, new Set(['agent-runs', 'analytics']))).toEqual([])
    const lifetimes = await startDocumentRetention(platform, new Set(['data-processing']))
    await waitFor(async () => (await kept()).length === 1)
    for (const lifetime of lifetimes) await lifetime.dispose()
    expect(await kept()).toEqual(['cited'])
    expect(asked).toHaveLength(1)
  })
})
