import { type AnyEvent, textOf } from '../../support/conversation.ts'
import { pieceOf } from './paced-model.ts'
import type { Topology } from './topology.ts'

/** What a client saw of a run whose answer is known. */
export interface Witness {
  runId: string
  events: AnyEvent[]
  /** Events that came although the client had them. */
  repeats: number
}

/**
 * What of the promises does not hold, in words: each client saw every event once, in order, to the end; the text that
 * the events give is the one that is stored, and the one that the model said; all clients of a run saw the same bytes.
 */
export function breachesOf(witnesses: readonly Witness[], pieces: number): string[] {
  const breaches: string[] = []
  const said = Array.from({ length: pieces }, (_, index) => pieceOf(index))
    .join('')
    .trim()
  const first = new Map<string, string>()
  for (const { runId, events, repeats } of witnesses) {
    const end = events.at(-1)
    if (end?.__typename !== 'RunEnded' || end.runStatus !== 'COMPLETED')
      breaches.push(`${runId} ended as ${end?.runStatus ?? end?.__typename}`)
    if (repeats > 0) breaches.push(`${repeats} events of ${runId} came twice`)
    if (events.some(({ sequence }, index) => sequence !== index + 1)) breaches.push(`events of ${runId} have gaps`)
    if (textOf(events) !== end?.message?.content)
      breaches.push(`the events of ${runId} give another text than is stored`)
    if (end?.message?.content.trim() !== said) breaches.push(`the text of ${runId} is not what the model said`)
    const bytes = JSON.stringify(events)
    if ((first.get(runId) ?? bytes) !== bytes) breaches.push(`clients of ${runId} saw different transcripts`)
    first.set(runId, bytes)
  }
  return [...new Set(breaches)]
}

/** What the tables say of promises about all runs there are: each ended, once, and as many calls are billed as were made. */
export async function storedBreaches(topology: Topology, callsMade: number): Promise<string[]> {
  const [row] = await topology.sql(
    `select (select count(*)::int from agents.runs where status in ('QUEUED', 'RUNNING')) as open,
       (select count(*)::int from agents.runs r where r.last_sequence <>
         (select count(*) from agents.run_events e where e.run_id = r.id)) as gaps,
       (select count(*)::int from agents.run_events where type = 'RunEnded') as ends,
       (select count(*)::int from agents.runs) as runs,
       (select count(*)::int from agents.model_calls) as calls`,
  )
  return [
    ...(row.open > 0 ? [`${row.open} runs are still open`] : []),
    ...(row.gaps > 0 ? [`${row.gaps} runs count other events than there are`] : []),
    ...(row.ends !== row.runs ? [`${row.runs} runs ended ${row.ends} times`] : []),
    ...(row.calls !== callsMade ? [`${callsMade} model calls were made, ${row.calls} are billed`] : []),
  ]
}
