import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import type { ModelPart } from '../../models/model.ts'
import { type Script, say } from '../../models/testing/scripted-model.ts'
import { contentOf, endedEvents, sendMessage } from '../../testing/conversation.ts'
import { createGate } from '../../testing/gate.ts'
import { pricedModel } from '../../testing/priced-model.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { startWorker, type TestWorker } from '../../testing/start-worker.ts'

let agents: TestAgents
const workers: TestWorker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.dispose()))
  await agents.dispose()
})

const RATES = { input: '4', output: '8' }
async function start(options: { works?: boolean } = {}, script: Script = () => say('unused')) {
  const { model, models } = pricedModel(script, RATES)
  agents = await startAgents({ model, models, works: options.works ?? false })
}
async function addWorker(script: Script): Promise<TestWorker> {
  const { platform, databaseUrl } = agents
  const { model, models } = pricedModel(script, RATES)
  const worker = await startWorker({ platform, databaseUrl, model, models })
  workers.push(worker)
  return worker
}
const text = (value: string): ModelPart => ({ type: 'text', text: value })
const settled = (outputTokens: number): ModelPart[] => [
  { type: 'usage', inputTokens: 1_000, outputTokens },
  { type: 'finish', reason: 'stop' },
]

/** The bill of a run wherever it stands; all are to be equal. Exact decimals. */
async function bills(runUuid: string) {
  const [row] = await agents.sql(
    `select trim_scale(r.cost_usd)::text as run, trim_scale(m.cost_usd)::text as message,
       (select trim_scale(sum(cost_usd))::text from agents.model_calls where run_id = r.id) as calls,
       (select trim_scale((payload->'usage'->>'costUsd')::numeric)::text from agents.run_events
        where run_id = r.id and type = 'RunEnded') as told
     from agents.runs r join agents.messages m on m.id = r.message_id where r.id = $1`,
    [runUuid],
  )
  return row
}
async function expectOneBill(runUuid: string): Promise<void> {
  const { run, message, calls, told } = await bills(runUuid)
  expect(run).not.toBeNull()
  expect({ message, calls, told }).toEqual({ message: run, calls: run, told: run })
}
const callsOf = (runUuid: string) =>
  agents.sql(
    `select status, is_estimated, input_tokens, output_tokens, cost_usd::float as usd, reserved_usd::float as aside
     from agents.model_calls where run_id = $1 order by started_at, id`,
    [runUuid],
  )

describe('a call whose worker is gone', () => {
  it.each([
    ['before its first word', ''],
    ['in the middle of its words', 'Twenty-four bytes here. '],
  ])(
    '%s is settled once, as an estimate, by whoever takes the run over; what the lost worker says later changes nothing',
    async (_where, said) => {
      const gate = createGate()
      await start()
      const frozen = await addWorker(async function* () {
        if (said) yield text(said)
        await gate.pass()
        yield* settled(9_999)
      })
      const { runUuid } = await sendMessage(agents)
      await gate.reached
      await waitFor(async () => (await contentOf(agents, runUuid)) === said)
      frozen.database.freeze()
      gate.open()
      await addWorker(() => [text('All of it.'), ...settled(100)])
      const events = await endedEvents(agents, runUuid)
      frozen.database.thaw()
      await frozen.dispose()
      workers.splice(0, 1)

      const [lost, own, ...more] = await callsOf(runUuid)
      expect(more).toEqual([])
      expect(lost).toMatchObject({ status: 'SETTLED', is_estimated: true, output_tokens: said.length / 4, aside: 0 })
      expect(lost.input_tokens).toBeGreaterThan(100)
      expect(lost.usd).toBeCloseTo((lost.input_tokens * 4 + lost.output_tokens * 8) / 1e6, 9)
      expect(own).toMatchObject({ status: 'SETTLED', is_estimated: false, usd: 0.0048 })
      await expectOneBill(runUuid)
      expect(events.at(-1)).toMatchObject({ payload: { usage: { isEstimated: true, isCostKnown: false } } })
    },
  )

  it('is taken to have thought as much as the user’s calls of that model do, within what was set aside', async () => {
    const gate = createGate()
    await start()
    const before = [
      ['test/priced', 300, false],
      ['test/priced', 101, false],
      ['test/priced', 9_999, true],
      ['test/other', 9_999, false],
    ]
    const { runUuid: earlier } = await sendMessage(agents)
    await agents.sql(`update agents.runs set status = 'STOPPED', ended_at = now() where id = $1`, [earlier])
    for (const [model, reasoning, isEstimated] of before)
      await agents.sql(
        `insert into agents.model_calls (id, run_id, user_id, step, model, input_tokens, cached_input_tokens,
           cache_write_tokens, output_tokens, reasoning_tokens, cost_usd, is_cost_known, is_estimated)
         values (gen_random_uuid(), $1, $2, 1, $3, 1, 0, 0, $4, $4, 0, true, $5)`,
        [earlier, agents.userId, model, reasoning, isEstimated],
      )
    const frozen = await addWorker(async function* () {
      yield text('Eight by')
      await gate.pass()
    })
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    await waitFor(async () => (await contentOf(agents, runUuid)) === 'Eight by')
    frozen.database.freeze()
    await addWorker(() => [text('All of it.'), ...settled(100)])
    await endedEvents(agents, runUuid)
    const [lost] = await agents.sql(
      'select output_tokens, reasoning_tokens from agents.model_calls where run_id = $1 and is_estimated',
      [runUuid],
    )
    // The mean of 300 and 101, and two tokens of words.
    expect(lost).toEqual({ output_tokens: 203, reasoning_tokens: 201 })
    await expectOneBill(runUuid)
  })

  it('is settled by the sweep where the run has cost too many workers, and by a stop while it waits', async () => {
    await start()
    const run = async () => {
      const gate = createGate()
      const worker = await addWorker(async function* () {
        await gate.pass()
        yield* settled(1)
      })
      const { runUuid, runId } = await sendMessage(agents)
      await gate.reached
      worker.database.freeze()
      return { runUuid, runId, worker, gate }
    }
    const poisoned = await run()
    await agents.sql(`update agents.runs set losses = 4, lease_expires_at = now() - interval '1 s' where id = $1`, [
      poisoned.runUuid,
    ])
    const sweeper = await addWorker(() => say('Never said.'))
    await endedEvents(agents, poisoned.runUuid)
    sweeper.database.freeze()
    await expectOneBill(poisoned.runUuid)
    expect(await callsOf(poisoned.runUuid)).toMatchObject([{ status: 'SETTLED', is_estimated: true, aside: 0 }])

    const stopped = await run()
    await agents.sql(
      `update agents.runs set status = 'QUEUED', fence = fence + 1, lease_owner = null, lease_expires_at = null
       where id = $1`,
      [stopped.runUuid],
    )
    await agents.ask('mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id } } }', { id: stopped.runId })
    await expectOneBill(stopped.runUuid)
    expect(await callsOf(stopped.runUuid)).toMatchObject([{ status: 'SETTLED', is_estimated: true, aside: 0 }])
  })

  it('is settled by the worker itself where it is told to end', async () => {
    const gate = createGate()
    await start()
    const leaving = await addWorker(async function* (request) {
      yield text('Eight by')
      yield { type: 'usage', inputTokens: 700, outputTokens: 1 }
      await gate.pass(request.signal)
    })
    const { runUuid } = await sendMessage(agents)
    await gate.reached
    await leaving.dispose()
    workers.splice(0, 1)
    expect(await callsOf(runUuid)).toMatchObject([
      { status: 'SETTLED', input_tokens: 700, output_tokens: 2, is_estimated: true },
    ])
    await addWorker(() => [text('All.'), ...settled(100)])
    await endedEvents(agents, runUuid)
    expect(await callsOf(runUuid)).toHaveLength(2)
    await expectOneBill(runUuid)
  })
})

describe('a call whose stream dies', () => {
  it('is estimated from what was sent and what came, marked, and set aside no more while it is made again', async () => {
    let calls = 0
    await start({ works: true }, function* (): Iterable<ModelPart> {
      if (++calls > 1) {
        yield text('Whole.')
        yield* settled(50)
        return
      }
      yield text('Broken off here.')
    } as Script)
    const { runUuid } = await sendMessage(agents)
    await endedEvents(agents, runUuid)
    const [broken, whole] = await callsOf(runUuid)
    expect(broken).toMatchObject({ status: 'SETTLED', is_estimated: true, output_tokens: 4, aside: 0 })
    expect(whole).toMatchObject({ is_estimated: false, output_tokens: 50 })
    await expectOneBill(runUuid)
  })

  it('that its provider refused before it began costs nothing, and is void', async () => {
    let calls = 0
    await start({ works: true }, (() => {
      if (++calls === 1) throw Object.assign(new Error('busy'), { status: 529 })
      return [text('Said.'), ...settled(10)]
    }) as Script)
    const { runUuid } = await sendMessage(agents)
    await endedEvents(agents, runUuid)
    expect(await callsOf(runUuid)).toMatchObject([
      { status: 'VOID', usd: 0, aside: 0, input_tokens: 0 },
      { status: 'SETTLED', is_estimated: false },
    ])
    await expectOneBill(runUuid)
  })

  it('with counts that are none is estimated, though the run fails', async () => {
    await start({ works: true }, () => [text('Said.'), { type: 'usage', inputTokens: -5, outputTokens: 1 }])
    const { runUuid } = await sendMessage(agents)
    expect((await endedEvents(agents, runUuid)).at(-1)).toMatchObject({ payload: { status: 'FAILED' } })
    expect(await callsOf(runUuid)).toMatchObject([{ status: 'SETTLED', is_estimated: true }])
    await expectOneBill(runUuid)
  })
})

it('a commit whose answer is lost bills a call once', async () => {
  const gate = createGate()
  await start()
  const worker = await addWorker(async function* () {
    yield text('Said.')
    await gate.pass()
    yield* settled(10)
  })
  const { runUuid } = await sendMessage(agents)
  await gate.reached
  await waitFor(async () => (await contentOf(agents, runUuid)) === 'Said.')
  worker.database.loseNextAnswer()
  gate.open()
  await endedEvents(agents, runUuid)
  expect(await callsOf(runUuid)).toHaveLength(1)
  await expectOneBill(runUuid)
})
