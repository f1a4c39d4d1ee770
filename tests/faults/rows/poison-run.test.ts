import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FaultSystem, startFaultSystem } from '../support/fault-system.ts'
import { judge } from '../support/judge.ts'
import { type Asker, createAsker } from '../support/questions.ts'
import { figuresOf, reportRow } from '../support/report-row.ts'
import { seconds } from '../support/row.ts'

let system: FaultSystem
let asker: Asker
beforeAll(async () => {
  system = await startFaultSystem()
  asker = await createAsker(system)
})
afterAll(async () => {
  await asker?.dispose()
  await system?.dispose()
})

it('poison-run: a run that kills every worker that takes it', async () => {
  let killed = 0
  let victim = ''
  system.model.onCall = async ({ question }) => {
    if (question !== victim) return
    killed++
    await system.signal('worker-1', 'SIGKILL')
    await system.start('worker-1')
  }
  const poison = await asker.ask()
  victim = poison.name
  const began = Date.now()
  await poison.ended
  const endedMs = Date.now() - began
  const neighbour = await asker.ask()
  await neighbour.ended
  const verdict = await judge(system, [neighbour])
  const [run] = await system.sql(
    `select r.status, r.error->>'code' as code, r.losses, r.reserved_usd::float as reserved, d.reason, d.decision
     from agents.runs r left join agents.dead_runs d on d.run_id = r.id where r.id = $1`,
    [poison.runUuid],
  )
  const open = await system.sql("select 1 from agents.model_calls where run_id = $1 and status = 'RESERVED'", [
    poison.runUuid,
  ])
  const breaches = [...verdict.breaches]
  if (run.status !== 'FAILED' || run.code !== 'WORKER_LOST') breaches.push(`it is ${run.status} ${run.code}`)
  if (killed !== 3 || run.losses !== 3) breaches.push(`it cost ${killed} workers`)
  if (run.reserved !== 0 || open.length > 0) breaches.push('its budget is still reserved')
  if (!run.reason || run.decision) breaches.push('it is not listed for an operator')
  reportRow({
    place: 3,
    name: 'poison-run',
    fault: 'a run kills every worker that takes it (SIGKILL when its model is asked)',
    figures: [
      `FAILED after ${killed} workers and ${seconds(endedMs)}, budget released, listed: "${run.reason}"`,
      `a neighbour: ${figuresOf(verdict)[0]}`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
