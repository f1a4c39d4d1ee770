import { encodeId } from '@chainlens/platform/ids'
import type { Fact, ToolCallResult } from '../../models/model.ts'
import { noteText } from '../../models/prompt/prepare-messages.ts'
import type { PastCall } from '../context/conversation.ts'
import type { PromptBlock, ShownCall, ShownText } from '../context/prompt-block.ts'
import type { PromptMeter } from '../context/prompt-meter.ts'
import type { BrokenOff } from './broken-off.ts'

/** Markdown that is cut in two would be none: what broke off is begun again, and what stands before it is not. */
const GO_ON = `Your answer above broke off. What it says stays as it is: the person sees what you write now right below it.
Go on with it to its end. Begin with the sentence, list or table that broke off, written whole; repeat nothing else of
it, and write no introduction. The figures above may be cited by their references; calls that are missing are to be made.`

/**
 * What was said and found of answers that a run goes on with, as if it had done so itself, and last of all what is
 * wanted. Never left out of a prompt.
 */
export function brokenOffBlocks(
  answers: readonly BrokenOff[],
  facts: readonly Fact[],
  meter: PromptMeter,
  model: string,
): PromptBlock[] {
  const factsOfCall = Map.groupBy(facts, ({ toolCallId }) => toolCallId)
  const blocks = answers.flatMap(({ messageId, content, steps }): PromptBlock[] => [
    ...steps.map((calls): PromptBlock => {
      const shownCalls = calls.map((past) => shown(past, factsOfCall.get(past.toolCallId) ?? [], meter, model))
      const message = { role: 'assistant' as const, content: '', toolCalls: shownCalls.map(({ call }) => call) }
      return { before: [], turn: { said: null, message, calls: shownCalls }, after: [] }
    }),
    { before: [], turn: null, after: [saidOf(messageId, content, meter, model)] },
  ])
  return blocks.length === 0 ? [] : [...blocks, { before: [], turn: null, after: [wish(meter, model)] }]
}

function saidOf(messageId: string, content: string, meter: PromptMeter, model: string): ShownText {
  return {
    part: {
      kind: 'ANSWER',
      form: 'WHOLE',
      tokens: meter.text(model, content),
      isEarlier: false,
      label: 'broke off',
      source: { messageId },
    },
    message: { role: 'assistant', content, toolCalls: [] },
  }
}

function wish(meter: PromptMeter, model: string): ShownText {
  const message = { role: 'note', kind: 'CONTINUE', content: GO_ON } as const
  return {
    part: {
      kind: 'NOTE',
      form: 'WHOLE',
      tokens: meter.text(model, noteText(message)),
      isEarlier: false,
      label: null,
      source: { text: GO_ON },
    },
    message,
  }
}

function shown(past: PastCall, facts: Fact[], meter: PromptMeter, model: string): ShownCall {
  const { executionId, toolCallId, toolName, error, result } = past
  const answered: ToolCallResult = {
    toolCallId,
    toolName,
    status: past.status as ToolCallResult['status'],
    result,
    error,
    reference: encodeId('toolexec', executionId),
  }
  const call = { toolCallId, toolName, arguments: past.arguments }
  const tokens = meter.call(model, call, answered, facts, executionId)
  return { executionId, call, result: answered, facts, isEarlier: false, tokens }
}
