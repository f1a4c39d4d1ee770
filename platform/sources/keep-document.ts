import { Migration } from '@mikro-orm/migrations'
import type { Database, NamedMigration } from '../db/index.ts'

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

/** Keeps the bytes behind evidence, each content once; a citation finds them by contentHash. */
export async function keepDocument(database: Database, document: SourceDocument): Promise<void> {
  await database.query(
    `insert into ${database.schema}.source_documents (content_hash, source, url, body, retrieved_at)
     values (?, ?, ?, ?, ?) on conflict (content_hash) do nothing`,
    [
      document.contentHash,
      document.source,
      document.url,
      document.bytes ?? Buffer.from(document.text, 'utf8'),
      document.retrievedAt,
    ],
  )
}

class SourceDocuments extends Migration {
  override up(): void {
    this.addSql(`create table source_documents (
      content_hash text primary key,
      source text not null,
      url text not null,
      body bytea not null,
      retrieved_at timestamptz not null
    )`)
  }
}

/** The migration of a subgraph that asks outside sources: put it first in its list. */
export const sourceDocumentsMigration: NamedMigration = {
  name: '0000-source-documents',
  class: SourceDocuments,
}
