import type { Database } from '@chainlens/platform/db'
import type { Evidence } from '@chainlens/platform/evidence'

/** A message as an export has it. */
export interface ExportedMessage {
  position: number
  role: 'USER' | 'ASSISTANT'
  content: string
  createdAt: string
  /** provider/model that wrote it; null for a person's. */
  model: string | null
  /** How its run stands; null for a person's. */
  runStatus: string | null
  unsupportedNumbers: string[]
  citations: ExportedCitation[]
}

/** A marker of a message with what is behind it. */
export interface ExportedCitation {
  marker: number
  label: string
  /** Exact decimal text; null for text. */
  value: string | null
  unit: string | null
  evidence: Evidence
}

interface MessageRow {
  position: number
  role: 'USER' | 'ASSISTANT'
  content: string
  created_at: string
  model: string | null
  run_status: string | null
  unsupported_numbers: string[]
  citations: ExportedCitation[]
}

/** Messages at a time: each may be long. */
const PAGE = 20

/** The next messages after a position of the branch that ends with a message, in their order. */
export async function readExported(
  database: Pick<Database, 'query'>,
  input: { lastMessageId: string; afterPosition: number },
): Promise<ExportedMessage[]> {
  const rows = await database.query<MessageRow>(
    `with recursive branch as (
       select id, parent_id, position from agents.messages where id = ?::uuid
       union all
       select m.id, m.parent_id, m.position from agents.messages m join branch b on m.id = b.parent_id
     )
     select m.position, m.role, agents.text_so_far(m.id, m.content) as content, m.created_at, m.unsupported_numbers, r.model, r.status as run_status,
       coalesce((
         select jsonb_agg(jsonb_build_object('marker', c.marker, 'label', c.label, 'value', c.value::text,
                                             'unit', c.unit, 'evidence', c.evidence) order by c.marker)
         from agents.citations c where c.message_id = m.id), '[]') as citations
     from branch b join agents.messages m on m.id = b.id left join agents.runs r on r.message_id = m.id
     where b.position > ?
     order by m.position limit ${PAGE}`,
    [input.lastMessageId, input.afterPosition],
  )
  return rows.map(({ created_at, run_status, unsupported_numbers, ...row }) => ({
    ...row,
    createdAt: new Date(created_at).toISOString(),
    runStatus: run_status,
    unsupportedNumbers: unsupported_numbers,
  }))
}
