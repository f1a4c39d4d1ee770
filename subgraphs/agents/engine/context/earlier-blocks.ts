import { encodeId } from '@chainlens/platform/ids'
import type { ToolCallResult } from '../../models/model.ts'
import type { PastCall, PastTurn } from './conversation.ts'
import type { PromptBlock, ShownCall, ShownText } from './prompt-block.ts'
import type { PromptMeter } from './prompt-meter.ts'

/** What is said of an answer that is not whole, so that nobody takes it for one. */
const ENDINGS = {
  STOPPED: '[The user stopped this answer before it was complete.]',
  FAILED: '[This answer broke off before it was complete: the run failed.]',
}

/** The earlier turns as blocks, a question with what answered it. */
export function earlierBlocks(turns: readonly PastTurn[], meter: PromptMeter, model: string): PromptBlock[] {
  const blocks: PromptBlock[] = []
  for (const turn of turns) {
    const open = blocks.at(-1)
    if (turn.role === 'USER') blocks.push({ before: [textOf(turn, turn.content, meter, model)], turn: null, after: [] })
    else if (open && !open.turn && open.after.length === 0) answer(open, turn, meter, model)
    else {
      const alone: PromptBlock = { before: [], turn: null, after: [] }
      answer(alone, turn, meter, model)
      blocks.push(alone)
    }
  }
  return blocks
}

function answer(block: PromptBlock, turn: PastTurn, meter: PromptMeter, model: string): void {
  const calls = turn.calls.filter(({ status }) => !isOpen(status)).map((call) => shown(call, meter, model))
  if (calls.length > 0) {
    const message = { role: 'assistant' as const, content: '', toolCalls: calls.map(({ call }) => call) }
    block.turn = { said: null, message, calls }
  }
  const ending = turn.ending ? ENDINGS[turn.ending] : ''
  const said = [turn.content.trim(), ending].filter((text) => text !== '').join('\n\n')
  if (said !== '') block.after.push(textOf(turn, said, meter, model))
}

/** Of a run that was cut off by something else than its end: nothing to show. */
function isOpen(status: PastCall['status']): boolean {
  return status === 'RUNNING' || status === 'QUEUED' || status === 'WAITING_FOR_APPROVAL'
}

function textOf({ messageId, role }: PastTurn, content: string, meter: PromptMeter, model: string): ShownText {
  const isQuestion = role === 'USER'
  return {
    part: {
      kind: isQuestion ? 'QUESTION' : 'ANSWER',
      form: 'WHOLE',
      tokens: meter.text(model, content),
      isEarlier: true,
      label: null,
      source: { messageId },
    },
    message: isQuestion ? { role: 'user', content } : { role: 'assistant', content, toolCalls: [] },
  }
}

function shown(past: PastCall, meter: PromptMeter, model: string): ShownCall {
  const { executionId, toolCallId, toolName, characters, summary } = past
  const result: ToolCallResult = {
    toolCallId,
    toolName,
    status: past.status as ToolCallResult['status'],
    result: past.result,
    error: past.error,
    form: past.result === null && characters > 0 ? 'SHORT' : 'WHOLE',
    reference: encodeId('toolexec', executionId),
    about: { characters, summary },
  }
  const call = { toolCallId, toolName, arguments: past.arguments }
  const tokens = meter.call(model, call, result, [], executionId)
  return { executionId, call, result, facts: [], isEarlier: true, tokens }
}
