import type { Database } from '@chainlens/platform/db'

/** An answer that was paid for. */
export interface KeptAnswer {
  text: string
  contentHash: string
  retrievedAt: string
}

/** Answers of a source that bills, each asked for once in a UTC day and kept over restarts. */
export interface DailyAnswers {
  find(day: string, question: string): Promise<KeptAnswer | null>
  /** Its bytes are in source_documents already, where every answer of a source is. */
  keep(day: string, question: string, answer: { contentHash: string; retrievedAt: string }): Promise<void>
}

/** The answers of one source. */
export function createDailyAnswers(database: Database, source: string): DailyAnswers {
  const { schema } = database
  return {
    async find(day, question) {
      const rows = await database.query<{ body: Buffer; content_hash: string; retrieved_at: Date | string }>(
        `select d.body, a.content_hash, a.retrieved_at from ${schema}.paid_answers a
         join ${schema}.source_documents d on d.content_hash = a.content_hash
         where a.source = ? and a.day = ? and a.question = ?`,
        [source, day, question],
      )
      const row = rows[0]
      if (!row) return null
      const text = new TextDecoder().decode(row.body)
      return { text, contentHash: row.content_hash, retrievedAt: new Date(row.retrieved_at).toISOString() }
    },
    async keep(day, question, { contentHash, retrievedAt }) {
      await database.query(
        `insert into ${schema}.paid_answers (source, day, question, content_hash, retrieved_at) values (?, ?, ?, ?, ?)
         on conflict (source, day, question) do nothing`,
        [source, day, question, contentHash, retrievedAt],
      )
    },
  }
}
