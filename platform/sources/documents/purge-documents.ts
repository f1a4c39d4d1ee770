import type { Database } from '../../db/index.ts'

/** What purgeDocuments takes. */
export interface PurgeDocumentsInput {
  /** Days that a document is kept after it was last read or found cited. */
  days: number
  /** Of these content hashes, those that something cites. Throws where that can't be said: then nothing is taken away. */
  citedOf(contentHashes: readonly string[]): Promise<readonly string[]>
  /** Ends it after the batch that is under way. */
  signal: AbortSignal
  /** Told of the rows that each batch took away. */
  onGone(rows: number): void
}

/** Documents of one question and one statement. */
const BATCH = 200

/**
 * Takes away the bytes that nobody has read for so many days and nothing cites. What is cited counts as needed now,
 * so that it is asked about again only when that time is over once more.
 *
 * May be done by several at once, broken off, and done again. No transaction is held while others are asked: what is
 * read again meanwhile is kept, since the time is looked at once more as the row goes.
 */
export async function purgeDocuments(database: Database, input: PurgeDocumentsInput): Promise<void> {
  const table = `${database.schema}.source_documents`
  const old = `last_needed_at < now() - ? * interval '1 day'`
  for (let isDone = false; !isDone && !input.signal.aborted; ) {
    const rows = await database.query<{ hash: string }>(
      `select content_hash as hash from ${table} where ${old} order by last_needed_at limit ${BATCH}`,
      [input.days],
    )
    isDone = rows.length < BATCH
    if (rows.length === 0) return
    const hashes = rows.map(({ hash }) => hash)
    const cited = new Set(await input.citedOf(hashes))
    await database.query(
      `update ${table} set last_needed_at = now() where content_hash in (select jsonb_array_elements_text(?))`,
      [JSON.stringify(hashes.filter((hash) => cited.has(hash)))],
    )
    const gone = await database.query(
      `delete from ${table} where content_hash in (select jsonb_array_elements_text(?)) and ${old} returning content_hash`,
      [JSON.stringify(hashes.filter((hash) => !cited.has(hash))), input.days],
    )
    input.onGone(gone.length)
  }
}
