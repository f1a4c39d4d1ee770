import { encodeId } from '@chainlens/platform/ids'
import type { Fact, ToolCallResult } from '../../models/model.ts'
import type { RunContext } from '../run-context.ts'
import { type CallRecord, isOpen } from '../run-progress.ts'
import type { PromptBlock, ShownCall } from './prompt-block.ts'
import type { PromptMeter } from './prompt-meter.ts'

/** What this run has done so far as blocks, one for each step; state that is `model`'s goes with it. */
export function ownBlocks(
  { progress, journal, run }: RunContext,
  facts: readonly Fact[],
  meter: PromptMeter,
  model: string,
): PromptBlock[] {
  const factsOfCall = Map.groupBy(facts, ({ toolCallId }) => toolCallId)
  return progress.steps.flatMap((step, index): PromptBlock[] => {
    if (!step.toolCalls) return []
    const next = progress.steps[index + 1]
    const end = next?.noticeStart ?? next?.textStart ?? journal.text.length
    const content = journal.text.slice(step.textStart, end)
    const records = progress.calls.filter((record) => record.step === step.step)
    const isStateful = step.modelState?.model === model
    const stateTokens = isStateful ? meter.text(model, JSON.stringify(step.modelState?.state ?? null)) : 0
    const calls = records
      .filter((record) => !isOpen(record))
      .map((record) => shown(record, factsOfCall.get(record.call.toolCallId) ?? [], meter, model))
    return [
      {
        before: [],
        turn: {
          said:
            content === '' && stateTokens === 0
              ? null
              : {
                  kind: 'ANSWER',
                  form: 'WHOLE',
                  tokens: Math.max(meter.text(model, content), stateTokens),
                  isEarlier: false,
                  label: `step ${step.step}`,
                  source: { messageId: run.messageId, from: step.textStart, to: end },
                },
          message: {
            role: 'assistant',
            content,
            toolCalls: records.map(({ call }) => call),
            ...(isStateful ? { state: step.modelState?.state } : {}),
          },
          calls,
        },
        after: [],
      },
    ]
  })
}

function shown(
  { id, call, status, result, error }: CallRecord,
  facts: Fact[],
  meter: PromptMeter,
  model: string,
): ShownCall {
  const answered: ToolCallResult = {
    toolCallId: call.toolCallId,
    toolName: call.toolName,
    status: status as ToolCallResult['status'],
    result,
    error,
    reference: encodeId('toolexec', id),
  }
  const tokens = meter.call(model, call, answered, facts, id)
  return { executionId: id, call, result: answered, facts, isEarlier: false, tokens }
}
