import { encodeId, newId } from '@chainlens/platform/ids'
import type { Model } from '../../models/model.ts'
import type { Queryable } from '../held-run.ts'
import type { RunContext } from '../run-context.ts'
import { storableText } from '../storable.ts'
import { askForSummary, type WrittenSummary } from './ask-for-summary.ts'
import { budgetOf } from './budget-of.ts'
import type { Conversation, PastTurn } from './conversation.ts'
import { digestTurns } from './digest-turns.ts'
import { earlierBlocks } from './earlier-blocks.ts'
import { countToSummarise } from './needs-summary.ts'
import { messagesOf, partsOf } from './prompt-block.ts'
import type { PromptMeter } from './prompt-meter.ts'

/** Results of the summarised turns that are named, so that they can be read again. */
const MOST_REFERENCES = 12

/**
 * The conversation with its older turns summarised, where it has grown long; as it is where it has not. The summary is
 * stored and serves every branch that shares those turns. One that cannot be made fails nothing: the turns stay, and
 * what does not fit is left out of the prompt, which says so.
 */
export async function summariseConversation(
  context: RunContext,
  model: Model,
  conversation: Conversation,
  meter: PromptMeter,
): Promise<Conversation> {
  const { engine, run, signal } = context
  const blocks = earlierBlocks(conversation.turns, meter, model.name)
  const budgetTokens = budgetOf(engine, model)
  const count = countToSummarise(blocks, budgetTokens)
  const lastId = lastMessageOf(blocks.slice(0, count))
  const end = conversation.turns.findIndex(({ messageId }) => messageId === lastId) + 1
  if (end === 0) return conversation
  const turns = conversation.turns.slice(0, end)
  const input = { before: conversation.summary, turns }
  try {
    const written: WrittenSummary =
      budgetTokens === null
        ? { content: await digestTurns(engine.database, input.before, turns), modelCallId: null }
        : await askForSummary(context, model, { ...input, budgetTokens })
    const summary = {
      id: newId(),
      content: storableText([written.content, ...referencesOf(turns)].join('\n')),
      messageCount: (conversation.summary?.messageCount ?? conversation.leftOut) + turns.length,
    }
    const id = await storeSummary(engine.database, context, { ...summary, model: model.name, lastId, ...written })
    return {
      ...conversation,
      summary: { ...summary, id },
      turns: conversation.turns.slice(end),
      leftOut: 0,
    }
  } catch (error) {
    signal.throwIfAborted()
    engine.platform.logger.warn({ err: error, runId: run.id, model: model.name }, 'older turns were not summarised')
    return conversation
  }
}

/** The last message that blocks hold; empty where they hold none. */
function lastMessageOf(blocks: ReturnType<typeof earlierBlocks>): string {
  const sources = blocks.flatMap(partsOf).map(({ source }) => source)
  const ids = sources.flatMap((source) => ('messageId' in source ? [source.messageId] : []))
  return blocks.flatMap(messagesOf).length > 0 ? (ids.at(-1) ?? '') : ''
}

function referencesOf(turns: readonly PastTurn[]): string[] {
  const calls = turns.flatMap((turn) => turn.calls).filter(({ status }) => status === 'SUCCEEDED')
  if (calls.length === 0) return []
  const lines = calls.slice(-MOST_REFERENCES).map(({ executionId, toolName, arguments: input }) => {
    const asked = JSON.stringify(input)
    return `- ${encodeId('toolexec', executionId)}: ${toolName} ${asked.length > 120 ? `${asked.slice(0, 120)}…` : asked}`
  })
  return ['Results of those turns that read_result can read again, by reference:', ...lines]
}

/** Stores a summary as long as the run is this worker's; returns its id, or that of one that another run made meanwhile. */
async function storeSummary(
  database: Queryable,
  { run }: RunContext,
  summary: {
    id: string
    content: string
    messageCount: number
    model: string
    lastId: string
    modelCallId: string | null
  },
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into agents.context_summaries (id, session_id, last_message_id, message_count, content, model, run_id, model_call_id)
     select ?::uuid, r.session_id, ?::uuid, ?, ?, ?, r.id, ?::uuid from agents.runs r
     where r.id = ?::uuid and r.fence = ? and r.status = 'RUNNING'
     on conflict (last_message_id) do update set model = context_summaries.model
     returning id`,
    [
      summary.id,
      summary.lastId,
      summary.messageCount,
      summary.content,
      summary.model,
      summary.modelCallId,
      run.id,
      run.fence,
    ],
  )
  return row?.id ?? summary.id
}
