import type { BillingModel } from './billing-model.ts'
import type { Evidence } from './evidence.ts'
import { judgeAccounts } from './judge-accounts.ts'
import { judgeRun, resetsOf, takeoversOf } from './judge-run.ts'
import type { Ledger } from './ledger.ts'
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

/** What the judge looks into: a system of the suite, with the accounts that stand outside of it. */
export interface Judged {
  ledger: Ledger
  model: BillingModel
  // biome-ignore lint/suspicious/noExplicitAny: a judge reads any row
  sql(statement: string, parameters?: unknown[]): Promise<any[]>
}

/**
 * Holds what is stored, what clients saw, and what the world outside counted against each other:
 * no run lost, no effect twice, unknown outcomes said to be unknown, the bill equal to the calls made,
 * the final transcript equal to the one that the events give, sequences without gap or repeat, each run counted once.
 */
export async function judge(
  system: Judged,
  questions: readonly Question[],
  { areEventsLost = false } = {},
): Promise<Verdict> {
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
    const evidence = await gather(system, question)
    verdict.breaches.push(...judgeRun(evidence).map((breach) => `${question.name}: ${breach}`))
    const { run, calls, effects, asked, modelCalls } = evidence
    if (run?.status === 'COMPLETED') verdict.completed++
    verdict.unknown += calls.filter(({ status }) => status === 'OUTCOME_UNKNOWN').length
    verdict.effects += new Set(effects.filter(({ effect }) => effect !== 'READ').map(({ callId }) => callId)).size
    verdict.callsMade += asked.length
    verdict.callsBilled += modelCalls.length
    verdict.callsEstimated += modelCalls.filter((call) => call.is_estimated || !call.is_cost_known).length
    verdict.takeovers += takeoversOf(evidence)
    verdict.resets += resetsOf(evidence)
  }
  // What was lost with Redis is counted by the nightly reconciling, not by the events that are gone.
  if (!areEventsLost)
    verdict.breaches.push(
      ...(await judgeAccounts(
        system,
        questions.map(({ runUuid }) => runUuid),
      )),
    )
  return verdict
}

/** Everything that is known of a question. */
async function gather({ sql, ledger, model }: Judged, { name, runUuid, seen }: Question): Promise<Evidence> {
  const [run] = await sql(
    `select r.status, r.error->>'code' as error_code, r.cost_usd, r.last_sequence, m.content, m.cost_usd as message_cost, r.reserved_usd
     from agents.runs r join agents.messages m on m.id = r.message_id where r.id = $1`,
    [runUuid],
  )
  return {
    run: run ?? null,
    events: await sql(
      'select sequence, fence, type, payload from agents.run_events where run_id = $1 order by sequence',
      [runUuid],
    ),
    calls: await sql(
      `select tool_call_id, effect, status, input_parameters->>'slot' as slot from agents.tool_executions
       where run_id = $1`,
      [runUuid],
    ),
    // A call that was set aside and is known never to have been made is no part of the bill.
    modelCalls: await sql(
      `select status, cost_usd, is_estimated, is_cost_known from agents.model_calls
       where run_id = $1 and status <> 'VOID'`,
      [runUuid],
    ),
    seen,
    effects: ledger.entries.filter(({ question }) => question === name),
    asked: model.calls.filter(({ question }) => question === name),
    said: model.saidOf(name),
    slots: model.slots,
  }
}
