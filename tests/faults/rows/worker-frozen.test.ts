import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, it } from 'vitest'
import { waitFor } from '../../support/wait-for.ts'
import { type FaultSystem, startFaultSystem } from '../support/fault-system.ts'
import { type Asker, createAsker } from '../support/questions.ts'
import { askMany, endRow } from '../support/row.ts'

/** Long past the lease: everything that the frozen worker had belongs to another by then. */
const FROZEN_MS = 60_000

let system: FaultSystem
let asker: Asker
beforeAll(async () => {
  system = await startFaultSystem({ processes: { 'worker-2': ['worker'] } })
  asker = await createAsker(system)
})
afterAll(async () => {
  await asker?.dispose()
  await system?.dispose()
})

it('worker-frozen: SIGSTOP for a minute, then SIGCONT', async () => {
  // The heir is there already, and asleep, so that the other takes every run.
  await system.signal('worker-2', 'SIGSTOP')
  const questions = await askMany(asker, 6)
  // In the middle of everything: calls of tools are out, and the answers to them come to a process that stands.
  await waitFor(() => system.ledger.entries.length >= 8)
  const running = await system.sql("select id, fence from agents.runs where status = 'RUNNING'")
  const at = Date.now()
  await system.signal('worker-1', 'SIGSTOP')
  await system.signal('worker-2', 'SIGCONT')
  await Promise.all(questions.map(({ ended }) => ended))
  const endedAfterMs = Date.now() - at
  await pause(FROZEN_MS - endedAfterMs)
  await system.signal('worker-1', 'SIGCONT')
  // It wakes, finds out, and is a worker again: alone, it answers the next question.
  await system.signal('worker-2', 'SIGTERM')
  const next = await asker.ask()
  await next.ended
  const breaches: string[] = []
  for (const { id, fence } of running) {
    const [late] = await system.sql(
      `select count(*) as count from agents.run_events e
       where run_id = $1 and fence <= $2 and at > to_timestamp($3 / 1000.0) + interval '1 second'`,
      [id, fence, at],
    )
    if (Number(late.count) > 0) breaches.push(`${late.count} events were written by the frozen worker after it woke`)
  }
  await endRow(system, [...questions, next], {
    place: 2,
    name: 'worker-frozen',
    fault: 'the worker is frozen (SIGSTOP) for 60 s in the middle of runs, then goes on (SIGCONT)',
    figures: [`${running.length} runs were held when it froze`, 'it wrote nothing late and answers again'],
    breaches,
    hit: running.map(({ id }) => ({ runUuid: id, at })),
  })
})
