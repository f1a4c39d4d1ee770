import { encodeId } from '@chainlens/platform/ids'
import { expect, it } from 'vitest'
import { describeDeadRuns } from './describe-dead-runs.ts'

const RUN = '01a206de-aad6-7078-96a3-41c1bc9bb00e'
const dead = {
  runId: RUN,
  userId: RUN,
  model: 'offline/analyst',
  reason: '3 workers vanished with it: in step 1; in step 1; in step 2 while pay ran',
  attempts: 3,
  losses: [],
  diedAt: new Date('2026-11-23T05:00:00Z'),
  decision: null,
  decidedBy: null,
  decidedAt: null,
  retryRunId: null,
}

it('tells of each dead run what it died of, and what an operator can do', () => {
  const text = describeDeadRuns([dead]).join('\n')
  expect(text).toContain('3 workers vanished')
  expect(text).toContain(`--retry ${encodeId('run', RUN)}`)
})

it('tells who decided, and which run answers again', () => {
  const decidedAt = new Date('2026-11-23T06:00:00Z')
  const retried = { ...dead, decision: 'RETRIED', decidedBy: RUN, decidedAt, retryRunId: RUN } as const
  const [, , line] = describeDeadRuns([retried])
  expect(line).toBe(
    `  retried by ${encodeId('user', RUN)} at 2026-11-23T06:00:00.000Z, answered again by ${encodeId('run', RUN)}`,
  )
  expect(describeDeadRuns([{ ...retried, decidedBy: 'operator' }])[2]).toContain('by an operator')
})

it('says so where there are none', () => {
  expect(describeDeadRuns([])).toEqual(['No dead runs.'])
})
