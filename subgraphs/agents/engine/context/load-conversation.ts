import { loadBrokenOff } from '../continue/load-broken-off.ts'
import type { HeldRun, Queryable } from '../held-run.ts'
import { readTurns } from '../read-turns.ts'
import type { Conversation, PastCall, PastTurn, StoredSummary } from './conversation.ts'

/** Messages that are looked at; what is older was summarised long before. */
const MOST_MESSAGES = 200

/** Longer results of earlier turns are not shown again: the model reads them where it needs them. */
const MOST_RESULT_CHARACTERS = 4_000

type CallRow = PastCall & { messageId: string }
type SummaryRow = StoredSummary & { lastMessageId: string }

/** The conversation that leads to the question of a run, from its newest summary on, and what the run goes on with. */
export async function loadConversation(
  database: Queryable,
  run: Pick<HeldRun, 'sessionId' | 'messageId' | 'userMessageId' | 'firstQuestion'>,
): Promise<Conversation> {
  if (run.firstQuestion !== null) {
    const question = { messageId: run.userMessageId, content: run.firstQuestion }
    return { summary: null, turns: [], leftOut: 0, question, brokenOff: [] }
  }
  const [messages, summaries] = await Promise.all([
    readTurns(database, { ...run, most: MOST_MESSAGES }),
    database.query<SummaryRow>(
      `select id, content, message_count as "messageCount", last_message_id as "lastMessageId"
       from agents.context_summaries where session_id = ?::uuid`,
      [run.sessionId],
    ),
  ])
  const asked = messages.findLastIndex(({ role }) => role === 'USER')
  const question = messages[asked]
  if (!question) throw new Error(`The question that ${run.messageId} answers is not there.`)
  const past = messages.slice(0, asked)
  // The newest that covers nothing but what leads here.
  const covered = past.findLastIndex(({ id }) => summaries.some(({ lastMessageId }) => lastMessageId === id))
  const found = summaries.find(({ lastMessageId }) => lastMessageId === past[covered]?.id)
  const since = past.slice(covered + 1)
  const ids = JSON.stringify(since.map(({ id }) => id))
  const [calls, endings, brokenOff] = await Promise.all([
    since.length === 0 ? [] : readCalls(database, ids),
    since.length === 0 ? [] : readEndings(database, ids),
    loadBrokenOff(database, messages.slice(asked + 1)),
  ])
  return {
    summary: found ? { id: found.id, content: found.content, messageCount: found.messageCount } : null,
    turns: since.map(
      ({ id, role, content }): PastTurn => ({
        messageId: id,
        role,
        content,
        calls: calls.flatMap(({ messageId, ...call }) => (messageId === id ? [call] : [])),
        ending: endings.find(({ messageId }) => messageId === id)?.status ?? null,
      }),
    ),
    leftOut: found || messages.length < MOST_MESSAGES ? 0 : await countBefore(database, messages[0]?.id ?? ''),
    question: { messageId: question.id, content: question.content },
    brokenOff,
  }
}

function readCalls(database: Queryable, messageIds: string): Promise<CallRow[]> {
  return database.query<CallRow>(
    `select message_id as "messageId", id as "executionId", tool_call_id as "toolCallId", tool_name as "toolName",
       input_parameters as arguments, status, error, summary, coalesce(length(output_result::text), 0) as characters,
       case when length(output_result::text) <= ${MOST_RESULT_CHARACTERS} then output_result end as result
     from agents.tool_executions
     where message_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) order by message_id, position`,
    [messageIds],
  )
}

function readEndings(
  database: Queryable,
  messageIds: string,
): Promise<{ messageId: string; status: 'STOPPED' | 'FAILED' }[]> {
  return database.query(
    `select message_id as "messageId", status from agents.runs
     where message_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) and status in ('STOPPED', 'FAILED')`,
    [messageIds],
  )
}

async function countBefore(database: Queryable, messageId: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from agents.messages m join agents.messages first on first.id = ?::uuid
     where m.session_id = first.session_id and m.position < first.position`,
    [messageId],
  )
  return row?.count ?? 0
}
