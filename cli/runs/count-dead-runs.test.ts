import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { queryOnce } from '@chainlens/platform/db'
import { expect, it } from 'vitest'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { countDeadRuns } from './count-dead-runs.ts'

const home = join(tmpdir(), 'chainlens-no-such-home')

it('counts those that are still to be decided, and says nothing where no ChainLens is', async () => {
  const { url, dispose } = await createTestDatabase()
  expect(await countDeadRuns({ databaseUrl: undefined, home })).toBeNull()
  expect(await countDeadRuns({ databaseUrl: url, home })).toBeNull()
  await queryOnce(
    url,
    `create schema agents; create table agents.dead_runs (decision text); insert into agents.dead_runs values (null), ('RETRIED')`,
    { timeoutMs: 10_000 },
  )
  expect(await countDeadRuns({ databaseUrl: url, home })).toBe(1)
  await dispose()
})
