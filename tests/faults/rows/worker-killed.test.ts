import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, it } from 'vitest'
import { type FaultSystem, startFaultSystem } from '../support/fault-system.ts'
import { type Asker, createAsker, type Question } from '../support/questions.ts'
import { createRandom, SEED } from '../support/random.ts'
import { endRow } from '../support/row.ts'

/** Points at which a run is hit. */
const POINTS = Number(process.env.FAULTS_POINTS ?? 50)
/** Asked in each round; each begins at a moment of its own, so that one kill hits each at another point. */
const AT_ONCE = 8
/** A machine that is too busy for all points in this time has hit fewer, and the row says so. */
const MOST_MS = 480_000
/** About as long as a run of the suite takes. */
const RUN_MS = 4_500

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

it(`worker-killed: SIGKILL of the worker at ${POINTS} random points of runs with effects`, async () => {
  const random = createRandom(SEED)
  const questions: Question[] = []
  const hit: { runUuid: string; at: number }[] = []
  const phases = new Map<string, number>()
  const began = Date.now()
  while (hit.length < POINTS && Date.now() - began < MOST_MS) {
    const rounds = Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        await pause(random() * RUN_MS * 0.7)
        return asker.ask()
      }),
    )
    await pause(RUN_MS * (0.5 + 0.5 * random()))
    const running = await system.sql(
      `select r.id, coalesce(max(s.step), 0) as step, count(t.id) filter (where t.ended_at is null) as open
       from agents.runs r left join agents.run_steps s on s.run_id = r.id left join agents.tool_executions t on t.run_id = r.id
       where r.status = 'RUNNING' group by r.id`,
    )
    const at = Date.now()
    await system.signal('worker-1', 'SIGKILL')
    for (const { id, step, open } of running) {
      hit.push({ runUuid: id, at })
      const phase = Number(open) > 0 ? 'in tools' : `in the model's step ${step}`
      phases.set(phase, (phases.get(phase) ?? 0) + 1)
    }
    await system.start('worker-1')
    const asked = await rounds
    await Promise.all(asked.map(({ ended }) => ended))
    questions.push(...asked)
  }
  await endRow(system, questions, {
    place: 1,
    name: 'worker-killed',
    fault: 'the worker is killed (SIGKILL) at random points of runs with effects',
    figures: [
      `${hit.length} points (${[...phases].map(([phase, count]) => `${count} ${phase}`).join(', ')}), seed ${SEED}`,
    ],
    hit,
    breaches: hit.length < POINTS ? [`only ${hit.length} of ${POINTS} points in ${MOST_MS / 1000} s`] : [],
  })
})
