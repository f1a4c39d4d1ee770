import type { Database } from '@chainlens/platform/db'

/** As the indexes of 0016-cited-documents.sql have it, to the letter. */
const RESTS_ON = `jsonb_path_query_array(evidence, '$.**.contentHash') @> to_jsonb(hash)`

/**
 * Which of these documents something here rests on: an answer that cites them, or a tool call whose result they are,
 * which a later answer of the conversation may still cite. Both go with their conversation.
 *
 * @param contentHashes SHA-256, hex
 */
export function findCited(database: Database, contentHashes: readonly string[]): Promise<string[]> {
  return database.transaction(async ({ query }) => {
    // What an element of an array is worth, no statistics say: the planner would read the tables once for each hash.
    await query('set local enable_seqscan = off')
    const rows = await query<{ hash: string }>(
      `select hash from jsonb_array_elements_text(?) as asked(hash)
       where exists (select from agents.citations where ${RESTS_ON})
          or exists (select from agents.tool_executions where evidence <> '[]' and ${RESTS_ON})`,
      [JSON.stringify(contentHashes)],
    )
    return rows.map(({ hash }) => hash)
  })
}
