import { Migration } from '@mikro-orm/migrations'
import type { NamedMigration } from '../../db/index.ts'

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

/** When it was last read, or found cited; what was there before counts as needed at the time of the migration. */
class SourceDocumentsNeeded extends Migration {
  override up(): void {
    this.addSql('alter table source_documents add column last_needed_at timestamptz not null default now()')
    this.addSql('create index source_documents_last_needed_at on source_documents (last_needed_at)')
  }
}

/** The migrations of a subgraph that asks outside sources: put them first in its list. */
export const sourceDocumentsMigrations: readonly NamedMigration[] = [
  { name: '0000-source-documents', class: SourceDocuments },
  { name: '0000-source-documents-needed', class: SourceDocumentsNeeded },
]
