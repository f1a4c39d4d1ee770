import { CALL_COST_USD } from './billing-model.ts'
import type { Evidence } from './evidence.ts'

/** What the model says in the sample, step by step. */
export const TEXTS = ['I look into it. ', 'One thing more. ', 'It is done.']

/** A run that a worker was lost in and another ended: one write is of unknown outcome, one call was cut off and estimated. */
export function sampleEvidence(): Evidence {
  const calls = [
    { tool_call_id: 'c_a', effect: 'WRITE', status: 'SUCCEEDED', slot: 'a' },
    { tool_call_id: 'c_b', effect: 'WRITE', status: 'OUTCOME_UNKNOWN', slot: 'b' },
    { tool_call_id: 'c_n', effect: 'IDEMPOTENT_WRITE', status: 'SUCCEEDED', slot: 'n' },
    { tool_call_id: 'c_r', effect: 'READ', status: 'SUCCEEDED', slot: 'r' },
  ]
  const told: [string, string, object][] = [
    ['1', 'RunStarted', { attempt: 1 }],
    ['1', 'TextDelta', { offset: 0, text: TEXTS[0] }],
    ...calls.map(({ tool_call_id }): [string, string, object] => [
      '1',
      'ToolCallStarted',
      { toolCallId: tool_call_id },
    ]),
    ['2', 'RunStarted', { attempt: 2 }],
    ...calls.map(({ tool_call_id: toolCallId, status }): [string, string, object] => [
      '2',
      'ToolCallEnded',
      { toolCallId, status },
    ]),
    ['2', 'TextDelta', { offset: 16, text: 'One thi' }],
    ['2', 'StepReset', { keepLength: 16 }],
    ['2', 'TextDelta', { offset: 16, text: TEXTS[1] }],
    ['2', 'TextDelta', { offset: 32, text: TEXTS[2] }],
    ['2', 'RunEnded', { status: 'COMPLETED' }],
  ]
  const events = told.map(([fence, type, payload], index) => ({ sequence: index + 1, fence, type, payload }))
  const paid = { status: 'SETTLED', cost_usd: CALL_COST_USD, is_estimated: false, is_cost_known: true }
  const unknown = new Map([['c_b', '"It may or may not have taken effect."']])
  const asked = [new Map<string, string>(), unknown, unknown, unknown].map((results, index) => ({
    question: 'q',
    step: index + 1,
    isCut: index === 1,
    results,
  }))
  const effect = { question: 'q', isDone: true }
  return {
    run: {
      status: 'COMPLETED',
      error_code: null,
      last_sequence: events.length,
      cost_usd: '0.00055',
      message_cost: '0.00055',
      reserved_usd: '0',
      content: TEXTS.join(''),
    },
    events,
    calls,
    modelCalls: [paid, { ...paid, cost_usd: '0.0001', is_estimated: true }, paid, paid],
    seen: events.map(({ sequence, type, payload }) => ({ sequence, __typename: type, ...payload })),
    effects: [
      { ...effect, tool: 'fault_write', effect: 'WRITE', slot: 'a', callId: '1' },
      { ...effect, tool: 'fault_note', effect: 'IDEMPOTENT_WRITE', slot: 'n', callId: '3' },
      { ...effect, tool: 'fault_note', effect: 'IDEMPOTENT_WRITE', slot: 'n', callId: '3' },
      { ...effect, tool: 'fault_read', effect: 'READ', slot: 'r', callId: '4' },
    ],
    asked,
    said: TEXTS.join(''),
    slots: ['a', 'b', 'n', 'r'],
  }
}
