import type { Database } from '@chainlens/platform/db'
import { encodeId } from '@chainlens/platform/ids'
import type { PromptPart } from '../engine/context/prompt-part.ts'
import { extractFacts } from '../engine/facts/extract-facts.ts'
import { type CallRecord, loadCalls } from '../engine/run-progress.ts'
import type { Fact, ToolCallResult } from '../models/model.ts'
import { noteText } from '../models/prompt/prepare-messages.ts'
import { toolResultText } from '../models/prompt/tool-result-text.ts'
import type { Prompt } from './read-prompts.ts'

/** The text of a part as a language model read it; null where it is gone. */
export type PromptTexts = (part: PromptPart) => string | null

interface Execution {
  id: string
  toolCallId: string
  toolName: string
  arguments: Record<string, unknown>
  status: string
  result: unknown
  error: string | null
  summary: string | null
}

interface Content {
  id: string
  content: string
}

/** Reads once what the parts of a run's prompts refer to. */
export async function readPromptTexts(
  database: Database,
  runId: string,
  prompts: readonly Prompt[],
): Promise<PromptTexts> {
  const sources = prompts.flatMap(({ parts }) => parts.map(({ source }): Record<string, unknown> => ({ ...source })))
  const pick = (name: string) => JSON.stringify([...new Set(sources.flatMap((source) => source[name] ?? []))])
  const uuids = '(select value::uuid from jsonb_array_elements_text(?::jsonb))'
  const [hashed, messages, summaries, executions, calls] = await Promise.all([
    database.query<Content>(
      `select t.hash as id, t.content from agents.prompt_texts t join agents.runs r on r.session_id = t.session_id
       where r.id = ?::uuid and t.hash in (select jsonb_array_elements_text(?::jsonb))`,
      [runId, pick('hash')],
    ),
    database.query<Content>(`select id, content from agents.messages where id in ${uuids}`, [pick('messageId')]),
    database.query<Content>(`select id, content from agents.context_summaries where id in ${uuids}`, [
      pick('summaryId'),
    ]),
    database.query<Execution>(
      `select id, tool_call_id as "toolCallId", tool_name as "toolName", input_parameters as arguments, status,
         output_result as result, error, summary
       from agents.tool_executions where id in ${uuids}`,
      [pick('executionId')],
    ),
    loadCalls(database, runId),
  ])
  const texts = new Map([...hashed, ...messages].map(({ id, content }) => [id, content]))
  const notes = new Map(summaries.map(({ id, content }) => [id, content]))
  const found = new Map(executions.map((execution) => [execution.id, execution]))
  const facts = extractFacts(calls.filter(hasEnded).map(({ call, result }) => ({ call, result })))
  const own = new Set(calls.map(({ id }) => id))
  return (part) => {
    const { source } = part
    if ('text' in source) return source.text
    if ('hash' in source) return texts.get(source.hash) ?? null
    if ('messageId' in source) return texts.get(source.messageId)?.slice(source.from, source.to) ?? null
    if ('summaryId' in source) {
      const content = notes.get(source.summaryId)
      return content === undefined ? null : noteText({ role: 'note', kind: 'SUMMARY', content })
    }
    const execution = found.get(source.executionId)
    return execution ? callText(execution, part, own.has(execution.id) ? facts : []) : null
  }
}

function hasEnded({ status }: CallRecord): boolean {
  return status !== 'RUNNING' && status !== 'QUEUED' && status !== 'WAITING_FOR_APPROVAL'
}

function callText(execution: Execution, { form }: PromptPart, facts: readonly Fact[]): string {
  const { id, toolCallId, toolName, arguments: input, status, result, error, summary } = execution
  const shown: ToolCallResult = {
    toolCallId,
    toolName,
    status: status as ToolCallResult['status'],
    result,
    error,
    form,
    reference: encodeId('toolexec', id),
    about: { characters: JSON.stringify(result ?? '').length, summary },
  }
  return `${toolName} ${JSON.stringify(input)}\n${toolResultText(shown, facts)}`
}
