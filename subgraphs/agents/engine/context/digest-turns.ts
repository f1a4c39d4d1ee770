import type { Queryable } from '../held-run.ts'
import type { Conversation, PastTurn } from './conversation.ts'

const MOST_QUESTIONS = 20
const MOST_FIGURES = 30
const MOST_BEFORE = 3_000

interface CitedRow {
  label: string
  /** As text shows it. */
  value: string | null
  unit: string | null
  source: string | null
  day: string | null
}

/** What was asked, looked at and cited in older turns, without a model: the same turns give the same text. */
export async function digestTurns(
  database: Queryable,
  before: Conversation['summary'],
  turns: readonly PastTurn[],
): Promise<string> {
  const asked = turns.flatMap(({ role, content }) => (role === 'USER' ? [oneLine(content, 160)] : []))
  const ids = turns.flatMap(({ calls }) => calls.map((call) => call.arguments.tokenId))
  const tokens = [...new Set(ids.filter((id) => typeof id === 'string'))]
  const figures = await readFigures(database, turns)
  return [
    `Made by rules from ${turns.length} messages, without a language model.`,
    ...(before ? [`Before them:\n${before.content.slice(0, MOST_BEFORE)}`] : []),
    ...list('Asked:', asked.slice(-MOST_QUESTIONS)),
    ...list('Tokens that were analysed:', tokens.slice(-MOST_QUESTIONS)),
    ...list('Figures that were cited then:', figures),
  ].join('\n')
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `- ${line}`)] : []
}

async function readFigures(database: Queryable, turns: readonly PastTurn[]): Promise<string[]> {
  const rows = await database.query<CitedRow>(
    `select c.label, c.value::text as value, c.unit, c.evidence->>'source' as source,
       left(coalesce(c.evidence->>'asOf', c.evidence->>'retrievedAt'), 10) as day
     from agents.citations c join agents.messages m on m.id = c.message_id
     where c.message_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) and c.value is not null
     order by m.position desc, c.marker desc limit ${MOST_FIGURES}`,
    [JSON.stringify(turns.map(({ messageId }) => messageId))],
  )
  return rows.reverse().map(({ label, value, unit, source, day }) => {
    const of = [source, day].filter((part) => part !== null).join(', ')
    return oneLine(`${label}: ${[value, unit].filter((part) => part !== null).join(' ')} (${of})`, 200)
  })
}

function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most).toWellFormed()}…`
}
