import { textOf } from '../../support/conversation.ts'
import { CALL_COST_USD } from './billing-model.ts'
import type { Evidence, StoredCall, StoredRun } from './evidence.ts'

/** The most that an estimate may be: it may be too high, and a call is not billed at a run's limit. */
const MOST_OF_AN_ESTIMATE_USD = 0.05

/** What of the promises does not hold for one question, in words; empty: everything holds. */
export function judgeRun(evidence: Evidence): string[] {
  const { run } = evidence
  if (!run) return ['the acknowledged run is not stored']
  return [
    ...(run.status === 'COMPLETED' ? [] : [`the run is ${run.status}${run.error_code ? ` (${run.error_code})` : ''}`]),
    ...judgeEvents(evidence, run),
    ...judgeText(evidence, run),
    ...judgeEffects(evidence),
    ...judgeBill(evidence, run),
  ]
}

/** Times that another worker took the run: each start after the first. */
export const takeoversOf = ({ events }: Evidence) =>
  Math.max(0, events.filter(({ type }) => type === 'RunStarted').length - 1)

/** Times that what a model had begun to say was taken back. */
export const resetsOf = ({ events }: Evidence) => events.filter(({ type }) => type === 'StepReset').length

function judgeEvents({ events, seen }: Evidence, run: StoredRun): string[] {
  const breaches: string[] = []
  if (events.some(({ sequence }, index) => sequence !== index + 1)) breaches.push('sequences are not 1, 2, … n')
  if (events.length !== run.last_sequence) breaches.push('the run counts other events than there are')
  // Its heirs' fences are higher: one that comes back lower was written by a worker that had lost the run.
  if (events.some(({ fence }, index) => index > 0 && Number(fence) < Number(events[index - 1]?.fence)))
    breaches.push('a worker wrote after it had lost the run')
  if (events.filter(({ type }) => type === 'RunEnded').length !== 1 || events.at(-1)?.type !== 'RunEnded')
    breaches.push('the run has not ended once, and last')
  if (seen.length !== events.length || seen.some((event, index) => event.sequence !== index + 1))
    breaches.push(`the client saw ${seen.length} events in another order or number than the ${events.length} stored`)
  else if (seen.some((event, index) => event.__typename !== events[index]?.type))
    breaches.push('the client saw other events than are stored')
  return breaches
}

function judgeText({ events, seen, said }: Evidence, run: StoredRun): string[] {
  const breaches: string[] = []
  if (textFrom(events.map(({ type, payload }) => ({ __typename: type, ...payload }))) !== run.content)
    breaches.push('the events give another text than is stored')
  if (textFrom(seen) !== run.content) breaches.push('the client saw another text than is stored')
  if (wordsOf(run.content) !== wordsOf(said)) breaches.push('the stored text is not what the model said')
  return breaches
}

function judgeEffects(evidence: Evidence): string[] {
  const { calls, effects, slots } = evidence
  const breaches: string[] = []
  const asked = calls.map(({ slot }) => slot)
  if (new Set(asked).size !== asked.length) breaches.push('the model was asked again for a step that it had answered')
  for (const slot of slots) if (!asked.includes(slot)) breaches.push(`the call of slot ${slot} was never made`)
  for (const { slot } of effects) if (!asked.includes(slot)) breaches.push(`slot ${slot} happened and is not stored`)
  if (
    new Set(effects.map(({ slot, callId }) => `${slot} ${callId}`)).size >
    new Set(effects.map(({ callId }) => callId)).size
  )
    breaches.push('two calls share a key')
  for (const call of calls) breaches.push(...judgeCall(call, evidence))
  return [...new Set(breaches)]
}

function judgeCall(call: StoredCall, { events, effects, asked }: Evidence): string[] {
  const { slot, effect, status, tool_call_id: id } = call
  const breaches: string[] = []
  const made = effects.filter((entry) => entry.slot === slot)
  const keys = new Set(made.map(({ callId }) => callId))
  if (keys.size > 1) breaches.push(`slot ${slot} was called under ${keys.size} keys`)
  if (effect === 'WRITE' && made.length > 1) breaches.push(`the write of slot ${slot} was made ${made.length} times`)
  if (status === 'SUCCEEDED' && !made.some(({ isDone }) => isDone)) breaches.push(`slot ${slot} never happened`)
  if (status !== 'SUCCEEDED' && status !== 'OUTCOME_UNKNOWN') breaches.push(`slot ${slot} is ${status}`)
  if (status === 'OUTCOME_UNKNOWN' && effect !== 'WRITE')
    breaches.push(`the outcome of slot ${slot} is unknown though it may be repeated`)
  // Silence is not enough: a model that takes it for done, or asks for it again, does harm.
  if (status === 'OUTCOME_UNKNOWN' && !asked.some(({ results }) => /may or may not/i.test(results.get(id) ?? '')))
    breaches.push(`the model was not told that the outcome of slot ${slot} is unknown`)
  const told = (type: string) => events.filter((event) => event.type === type && event.payload.toolCallId === id)
  const ends = told('ToolCallEnded')
  if (told('ToolCallStarted').length !== 1 || ends.length !== 1 || ends[0]?.payload.status !== status)
    breaches.push(`the events tell slot ${slot} otherwise than once, and as it ended`)
  return breaches
}

function judgeBill(evidence: Evidence, run: StoredRun): string[] {
  const { asked, modelCalls } = evidence
  const breaches: string[] = []
  const isEstimated = (call: { is_estimated: boolean; is_cost_known: boolean }) =>
    call.is_estimated || !call.is_cost_known
  const estimated = modelCalls.filter(isEstimated)
  const sum = modelCalls.reduce((total, { cost_usd }) => total + Number(cost_usd), 0)
  const differs = (amount: string | null) => Math.abs(Number(amount ?? 0) - sum) > 1e-12
  // One call goes on at a time: each time that a worker or a stream is lost, one can be left open, and no more.
  const losses = takeoversOf(evidence) + resetsOf(evidence)
  if (modelCalls.length < asked.length)
    breaches.push(`${asked.length} model calls were made, ${modelCalls.length} are billed`)
  // A worker may die after it has set money aside and before it calls: billed, but marked as estimated.
  if (modelCalls.length - asked.length > Math.min(estimated.length, losses))
    breaches.push(`${modelCalls.length} model calls are billed, ${asked.length} were made`)
  const whole = asked.filter(({ isCut }) => !isCut).length
  const ordinary = modelCalls.length - estimated.length
  if (ordinary > whole) breaches.push(`${ordinary} model calls are billed as whole, ${whole} were`)
  if (estimated.length > losses) breaches.push(`${estimated.length} calls are estimated, ${losses} were lost`)
  if (modelCalls.some((call) => !isEstimated(call) && Number(call.cost_usd) !== Number(CALL_COST_USD)))
    breaches.push('a call that ended in order is billed at another price')
  if (estimated.some(({ cost_usd }) => !(Number(cost_usd) >= 0 && Number(cost_usd) <= MOST_OF_AN_ESTIMATE_USD)))
    breaches.push('an estimate is out of all proportion')
  if (modelCalls.some(({ status }) => status === 'RESERVED')) breaches.push('money is still set aside for a call')
  if (differs(run.cost_usd)) breaches.push(`the run costs ${run.cost_usd}, its calls ${sum}`)
  if (differs(run.message_cost)) breaches.push('the message costs something else than its calls')
  if (Number(run.reserved_usd) !== 0) breaches.push('the budget of an ended run is still reserved')
  return breaches
}

/** The text that events give; null where they cannot be put together. */
function textFrom(events: object[]): string | null {
  try {
    return textOf(events)
  } catch {
    return null
  }
}

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).join(' ')
