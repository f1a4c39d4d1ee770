import { isDeepStrictEqual } from 'node:util'
import Big from 'big.js'
import type { Queryable } from '../../engine/held-run.ts'
import { type Check, pageOf } from './check.ts'
import { type AgentDay, dayOfAgent } from './day-of-agent.ts'

/** Each agent's figures are counted here, not by a statement: fewer at a time. */
const AGENTS = 100

/** The figures of agents: their rows of agent_analytics against their counted runs. */
export const agentDays: Check = {
  table: 'agent_analytics',
  async look(database, date, after) {
    const rows = await database.query<{ agent_id: string }>(
      `select agent_id from (
         select agent_id from agents.agent_analytics where date = ?::date and agent_id > ?::uuid
         union
         select s.agent_id from agents.runs r join agents.sessions s on s.id = r.session_id
         where r.ended_at >= ?::timestamp at time zone 'UTC'
           and r.ended_at < (?::timestamp + interval '1 day') at time zone 'UTC' and s.agent_id > ?::uuid
       ) a order by agent_id limit ${AGENTS}`,
      [date, after, date, date, after],
    )
    const ids = rows.map((row) => row.agent_id)
    const suspects: string[] = []
    for (const id of ids) {
      const [kept, counted] = [await readKept(database, id, date), await dayOfAgent(database, id, date)]
      if (!isSame(kept, counted)) suspects.push(id)
    }
    return pageOf(ids, suspects, AGENTS)
  },
  async mend(transaction, date, agentId) {
    const [kept, counted] = [await readKept(transaction, agentId, date), await dayOfAgent(transaction, agentId, date)]
    if (isSame(kept, counted)) return false
    if (counted) await store(transaction, agentId, date, counted)
    else
      await transaction.query('delete from agents.agent_analytics where agent_id = ?::uuid and date = ?::date', [
        agentId,
        date,
      ])
    return true
  },
}

async function readKept(database: Queryable, agentId: string, date: string): Promise<AgentDay | null> {
  const [row] = await database.query<AgentDay>(
    `select total_messages, total_sessions, total_cost::text, avg_response_time::text, performance_metrics
     from agents.agent_analytics where agent_id = ?::uuid and date = ?::date`,
    [agentId, date],
  )
  return row ?? null
}

async function store(transaction: Queryable, agentId: string, date: string, day: AgentDay): Promise<void> {
  await transaction.query(
    `insert into agents.agent_analytics (agent_id, date, total_messages, total_sessions, total_cost, avg_response_time,
       performance_metrics)
     values (?::uuid, ?::date, ?, ?, ?::numeric, ?::numeric, ?::jsonb)
     on conflict (agent_id, date) do update set total_messages = excluded.total_messages,
       total_sessions = excluded.total_sessions, total_cost = excluded.total_cost,
       avg_response_time = excluded.avg_response_time, performance_metrics = excluded.performance_metrics`,
    [
      agentId,
      date,
      day.total_messages,
      day.total_sessions,
      day.total_cost,
      day.avg_response_time,
      JSON.stringify(day.performance_metrics),
    ],
  )
}

/** Amounts by their value: the zeros at their ends differ. */
function isSame(one: AgentDay | null, other: AgentDay | null): boolean {
  if (!one || !other) return one === other
  return isDeepStrictEqual(comparable(one), comparable(other))
}

function comparable({ total_cost, avg_response_time, ...rest }: AgentDay) {
  const average = avg_response_time === null ? null : new Big(avg_response_time).toFixed()
  return { ...rest, cost: new Big(total_cost).toFixed(), average }
}
