import { expect, it } from 'vitest'
import { type QuestionReport, QuestionTraces } from './question-traces.ts'

function tracing() {
  const sent: QuestionReport[] = []
  const clock = { ms: 1_000 }
  const traces = new QuestionTraces(
    (report) => sent.push(report),
    () => clock.ms,
  )
  return { sent, clock, traces }
}

it('tells of a question once: from the click to the first word, and to the end', () => {
  const { sent, clock, traces } = tracing()
  const trace = traces.begin()
  expect(trace.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  clock.ms += 50
  traces.attach('run_1', trace)
  expect(traces.traceparentOf('run_1')).toBe(trace.traceparent)
  clock.ms += 150
  for (const __typename of ['RunStarted', 'TextDelta', 'TextDelta']) {
    traces.saw('run_1', { __typename })
    clock.ms += 100
  }
  for (let time = 0; time < 2; time += 1) traces.saw('run_1', { __typename: 'RunEnded', status: 'COMPLETED' })
  const { traceparent } = trace
  expect(sent).toEqual([{ traceparent, durationMs: 500, firstTextMs: 300, outcome: 'completed' }])
  expect(traces.traceparentOf('run_1')).toBeUndefined()
})

it('says that no word came, and how it ended otherwise', () => {
  const { sent, traces } = tracing()
  for (const [runId, status] of [
    ['a', 'STOPPED'],
    ['b', 'FAILED'],
  ] as const) {
    traces.attach(runId, traces.begin())
    traces.saw(runId, { __typename: 'RunEnded', status })
  }
  expect(sent).toMatchObject([
    { firstTextMs: null, outcome: 'stopped' },
    { firstTextMs: null, outcome: 'failed' },
  ])
})

it('is silent of runs that it did not begin, and forgets the oldest of twenty that never end', () => {
  const { sent, traces } = tracing()
  traces.saw('run_of_another', { __typename: 'RunEnded', status: 'COMPLETED' })
  for (let number = 0; number < 21; number += 1) traces.attach(`run_${number}`, traces.begin())
  expect([traces.traceparentOf('run_0'), traces.traceparentOf('run_1')]).toEqual([undefined, expect.any(String)])
  expect(sent).toEqual([])
})
