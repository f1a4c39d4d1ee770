import { textOf } from '../../support/conversation.ts'
import { CALL_COST_USD } from './billing-model.ts'
import type { FaultSystem } from './fault-system.ts'
import type { Question } from './questions.ts'

/** What the judge found after a fault. */
export interface Verdict {
  /** What was promised and did not hold, in words; empty: everything held. */
  breaches: string[]
  runs: number
  completed: number
  /** Effects in the world, and those of which ChainLens says that it does not know. */
  effects: number
  unknown: number
  /** Calls as the provider counted them, as ChainLens billed them, and how many of those it marked as estimated. */
  callsMade: number
  callsBilled: number
  callsEstimated: number
  takeovers: number
  resets: number
}

interface StoredEvent {
  sequence: number
  fence: string
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: a payload of any kind
  payload: any
}

/**
 * Holds what is stored, what clients saw, and what the world outside counted against each other:
 * no run lost, no effect twice, unknown outcomes said to be unknown, the bill equal to the calls made,
 * the final transcript equal to the one that the events give, sequences without gap or repeat.
 */
export async function judge(system: FaultSystem, questions: readonly Question[]): Promise<Verdict> {
  const verdict: Verdict = {
    breaches: [],
    runs: questions.length,
    completed: 0,
    effects: 0,
    unknown: 0,
    callsMade: 0,
    callsBilled: 0,
    callsEstimated: 0,
    takeovers: 0,
    resets: 0,
  }
  for (const question of questions) {
    const found = await judgeOne(system, question, verdict)
    verdict.breaches.push(...found.map((breach) => `${question.name}: ${breach}`))
  }
  return verdict
}

async function judgeOne(system: FaultSystem, question: Question, verdict: Verdict): Promise<string[]> {
  const breaches: string[] = []
  const [run] = await system.sql(
    `select r.status, r.cost_usd, r.last_sequence, m.content, m.cost_usd as message_cost, r.reserved_usd
     from agents.runs r join agents.messages m on m.id = r.message_id where r.id = $1`,
    [question.runUuid],
  )
  if (!run) return ['the acknowledged run is not stored']
  if (run.status === 'COMPLETED') verdict.completed++
  else breaches.push(`the run is ${run.status}`)
  const events: StoredEvent[] = await system.sql(
    'select sequence, fence, type, payload from agents.run_events where run_id = $1 order by sequence',
    [question.runUuid],
  )
  breaches.push(...judgeEvents(events, run, question))
  verdict.takeovers += Math.max(0, events.filter(({ type }) => type === 'RunStarted').length - 1)
  verdict.resets += events.filter(({ type }) => type === 'StepReset').length
  breaches.push(...(await judgeEffects(system, question, verdict)))
  breaches.push(...(await judgeBill(system, question, run, verdict)))
  return breaches
}

function judgeEvents(
  events: readonly StoredEvent[],
  run: { content: string; last_sequence: number },
  { seen }: Question,
): string[] {
  const breaches: string[] = []
  if (events.some(({ sequence }, index) => sequence !== index + 1)) breaches.push('sequences are not 1, 2, … n')
  if (events.length !== run.last_sequence) breaches.push('the run counts other events than there are')
  // Its heirs' fences are higher: one that comes back lower was written by a worker that had lost the run.
  if (events.some(({ fence }, index) => index > 0 && Number(fence) < Number(events[index - 1]?.fence)))
    breaches.push('a worker wrote after it had lost the run')
  if (events.filter(({ type }) => type === 'RunEnded').length !== 1 || events.at(-1)?.type !== 'RunEnded')
    breaches.push('the run has not ended once, and last')
  const text = textOf(events.map(({ type, payload }) => ({ __typename: type, ...payload })))
  if (text !== run.content) breaches.push('the events give another text than is stored')
  if (seen.length !== events.length || seen.some((event, index) => event.sequence !== index + 1))
    breaches.push(`the client saw ${seen.length} events in another order or number than the ${events.length} stored`)
  else if (textOf(seen) !== run.content) breaches.push('the client saw another text than is stored')
  return breaches
}

async function judgeEffects(system: FaultSystem, { name, runUuid }: Question, verdict: Verdict): Promise<string[]> {
  const breaches: string[] = []
  const entries = system.ledger.entries.filter(({ question }) => question === name)
  const executions = await system.sql(
    `select tool_name, effect, status, input_parameters->>'slot' as slot from agents.tool_executions where run_id = $1`,
    [runUuid],
  )
  for (const { effect, status, slot } of executions) {
    const made = entries.filter((entry) => entry.slot === slot)
    const keys = new Set(made.map(({ callId }) => callId))
    if (keys.size > 1) breaches.push(`slot ${slot} was called under ${keys.size} keys`)
    if (effect === 'WRITE' && made.length > 1) breaches.push(`the write of slot ${slot} was made ${made.length} times`)
    if (status === 'SUCCEEDED' && !made.some(({ isDone }) => isDone)) breaches.push(`slot ${slot} never happened`)
    if (status === 'OUTCOME_UNKNOWN') {
      verdict.unknown++
      if (effect !== 'WRITE') breaches.push(`the outcome of slot ${slot} is unknown though it may be repeated`)
    } else if (status !== 'SUCCEEDED') breaches.push(`slot ${slot} is ${status}`)
  }
  const slots = executions.map(({ slot }) => slot)
  if (new Set(slots).size !== slots.length) breaches.push('the model was asked again for a step that it had answered')
  verdict.effects += new Set(entries.filter(({ effect }) => effect !== 'READ').map(({ callId }) => callId)).size
  return breaches
}

async function judgeBill(
  system: FaultSystem,
  { name, runUuid }: Question,
  run: { cost_usd: string | null; message_cost: string | null; reserved_usd: string },
  verdict: Verdict,
): Promise<string[]> {
  const breaches: string[] = []
  const made = system.model.calls.filter(({ question }) => question === name).length
  // A call that was set aside and is known never to have been made is no part of the bill.
  const rows = await system.sql("select * from agents.model_calls where run_id = $1 and status <> 'VOID'", [runUuid])
  const estimated = rows.filter((row) => row.is_estimated === true || row.is_cost_known === false)
  const [sum] = await system.sql(
    'select coalesce(sum(cost_usd), 0) as cost from agents.model_calls where run_id = $1',
    [runUuid],
  )
  verdict.callsMade += made
  verdict.callsBilled += rows.length
  verdict.callsEstimated += estimated.length
  if (rows.length < made) breaches.push(`${made} model calls were made, ${rows.length} are billed`)
  // A worker may die after it has set money aside and before it calls: billed, but marked as estimated.
  if (rows.length - made > estimated.length) breaches.push(`${rows.length} model calls are billed, ${made} were made`)
  if (rows.some((row) => !estimated.includes(row) && Number(row.cost_usd) !== Number(CALL_COST_USD)))
    breaches.push('a call that ended in order is billed at another price')
  if (rows.some(({ status }) => status === 'RESERVED')) breaches.push('money is still set aside for a call')
  if (Number(run.cost_usd ?? 0) !== Number(sum.cost))
    breaches.push(`the run costs ${run.cost_usd}, its calls ${sum.cost}`)
  if (Number(run.message_cost ?? 0) !== Number(sum.cost))
    breaches.push('the message costs something else than its calls')
  if (Number(run.reserved_usd) !== 0) breaches.push('the budget of an ended run is still reserved')
  return breaches
}
