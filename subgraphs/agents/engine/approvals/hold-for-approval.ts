import type { Transaction } from '@chainlens/platform/db'
import type { HeldRun } from '../held-run.ts'
import type { OfferedTool } from '../list-tools.ts'
import type { RunContext } from '../run-context.ts'
import type { CallRecord } from '../run-progress.ts'
import { storableJson } from '../storable.ts'
import type { ApprovalReason } from './approval.ts'
import { canonicalArguments } from './canonical-arguments.ts'
import { isTainted } from './is-tainted.ts'

/** A call that is held, with all that its user will be shown. */
export interface HeldCall {
  record: CallRecord
  arguments: string
  argumentsHash: string
  reasons: ApprovalReason[]
}

/**
 * Holds those of a turn's calls that need their user's consent (their status becomes WAITING_FOR_APPROVAL): calls of a
 * risky tool, and any write of a model that had content from outside before it. Results of the same turn do not count:
 * the model had not seen them when it asked.
 */
export async function holdForApproval(
  context: RunContext,
  tools: readonly OfferedTool[],
  calls: readonly CallRecord[],
): Promise<HeldCall[]> {
  const begun = calls.filter(({ status }) => status === 'RUNNING')
  const isTaintedNow = begun.some(({ effect }) => effect !== 'READ') && (await isTainted(context))
  return begun.flatMap((record) => {
    const tool = tools.find(({ name }) => name === record.call.toolName)
    const reasons: ApprovalReason[] = []
    if (tool?.isRisky) reasons.push('RISKY_TOOL')
    if (record.effect !== 'READ' && isTaintedNow) reasons.push('UNTRUSTED_CONTENT')
    if (reasons.length === 0) return []
    record.status = 'WAITING_FOR_APPROVAL'
    const { text, hash } = canonicalArguments(record.call.arguments)
    return [{ record, arguments: text, argumentsHash: hash, reasons }]
  })
}

/** Stores the questions; they are put to the user when the run comes to wait for them. */
export async function storeHeldCalls(
  transaction: Pick<Transaction, 'query'>,
  run: Pick<HeldRun, 'id' | 'userId'>,
  held: readonly HeldCall[],
): Promise<void> {
  if (held.length === 0) return
  const rows = held.map(({ record, arguments: text, argumentsHash, reasons }) => ({
    id: record.id,
    call: record.call.toolCallId,
    tool: record.call.toolName,
    input: text,
    hash: argumentsHash,
    reasons,
  }))
  await transaction.query(
    `insert into agents.approvals
       (tool_execution_id, run_id, user_id, tool_call_id, tool_name, arguments, arguments_hash, reasons)
     select id, ?::uuid, ?::uuid, call, tool, input, hash, reasons
     from jsonb_to_recordset(?::jsonb)
       as h(id uuid, call text, tool text, input text, hash text, reasons jsonb)`,
    [run.id, run.userId, storableJson(rows)],
  )
}
