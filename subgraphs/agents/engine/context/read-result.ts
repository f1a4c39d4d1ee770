import { decodeId } from '@chainlens/platform/ids'
import { z } from 'zod'
import type { ToolOutcome } from '../call-tool.ts'
import type { OfferedTool } from '../list-tools.ts'
import type { RunContext } from '../run-context.ts'
import { partOf } from './part-of.ts'

const input = z.strictObject({
  reference: z.string().max(100).describe('As the short form of the result says it: toolexec_…'),
  path: z
    .string()
    .max(300)
    .optional()
    .describe('Where in the result, e.g. token.tokenomics.risk or pages.0; left out: all of it'),
  page: z.int().min(1).max(1_000).optional().describe('From 1, of a part that is too long for one call'),
})

interface ExecutionRow {
  tool_name: string
  output_result: unknown
}

/** The tool by which a model reads a result again that its prompt holds in short form; of its own conversation only. */
export const READ_RESULT: OfferedTool = {
  name: 'read_result',
  description:
    'Reads a result of an earlier call of this conversation that is shown in short form, or a part of it. Figures that ' +
    'it brings may be cited; they are as old as that call. To learn what is so today, call the tool itself again.',
  inputSchema: z.toJSONSchema(input, { io: 'input' }) as Record<string, unknown>,
  effect: 'READ',
  isRisky: false,
  // What strangers wrote stays theirs.
  isTrusted: false,
  timeoutMs: 10_000,
  run: readResult,
}

/** Whatever is asked for wrongly is an outcome that says what to do. */
async function readResult({ engine, run }: RunContext, given: Record<string, unknown>): Promise<ToolOutcome> {
  const startedAt = performance.now()
  const failed = (error: string): ToolOutcome => ({
    status: 'FAILED',
    result: null,
    summary: error,
    error,
    durationMs: Math.round(performance.now() - startedAt),
  })
  const parsed = input.safeParse(given)
  if (!parsed.success) return failed(`The arguments do not fit: ${z.prettifyError(parsed.error)}`.slice(0, 1_000))
  const { reference, path = '', page = 1 } = parsed.data
  const id = decodeId('toolexec', reference)
  const [row] = id
    ? await engine.database.query<ExecutionRow>(
        `select e.tool_name, e.output_result from agents.tool_executions e
         join agents.messages m on m.id = e.message_id
         where e.id = ?::uuid and m.session_id = ?::uuid and e.status = 'SUCCEEDED'`,
        [id, run.sessionId],
      )
    : []
  if (!row) return failed('This conversation has no result of that reference; those that it has stand in short forms.')
  const part = partOf(row.output_result, path, page)
  if ('problem' in part) return failed(part.problem)
  return {
    status: 'SUCCEEDED',
    result: { of: reference, tool: row.tool_name, path, ...part },
    summary:
      `Read ${path || 'all'} of a result of ${row.tool_name}${part.pages > 1 ? `, page ${page} of ${part.pages}` : ''}`.slice(
        0,
        300,
      ),
    error: null,
    durationMs: Math.round(performance.now() - startedAt),
  }
}
