import type { Database } from '../../db/index.ts'

/** A source's answer, to be kept. */
export interface SourceDocument {
  contentHash: string
  source: string
  url: string
  /** Its text, where its bytes are UTF-8 … */
  text: string
  /** … and the bytes themselves where they were read: contentHash is theirs. */
  bytes?: Buffer
  retrievedAt: string
}

/** How old a note of the last need may be before it is written anew: the same content is often read many times a minute. */
const NOTED_FOR = `interval '1 hour'`

/**
 * Keeps the bytes behind evidence, each content once; a citation finds them by contentHash. That they were needed
 * now is noted, to the hour: see purgeDocuments.
 */
export async function keepDocument(database: Database, document: SourceDocument): Promise<void> {
  await database.query(
    `with noted as (
       update ${database.schema}.source_documents set last_needed_at = now()
       where content_hash = ? and last_needed_at < now() - ${NOTED_FOR}
     )
     insert into ${database.schema}.source_documents (content_hash, source, url, body, retrieved_at)
     values (?, ?, ?, ?, ?) on conflict (content_hash) do nothing`,
    [
      document.contentHash,
      document.contentHash,
      document.source,
      document.url,
      document.bytes ?? Buffer.from(document.text, 'utf8'),
      document.retrievedAt,
    ],
  )
}
