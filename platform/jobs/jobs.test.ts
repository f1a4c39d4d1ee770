import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { startRedis } from '../../tests/support/redis.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { waitFor } from '../../tests/support/wait-for.ts'
import { createLogger } from '../telemetry/index.ts'
import { createJobs } from './create-jobs.ts'
import type { Jobs } from './jobs.ts'

const logger = createLogger({ level: 'silent', name: 'test' })
const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const backends: Record<string, () => Promise<Jobs>> = {
  async PostgreSQL() {
    const database = await createTestDatabase()
    const jobs = createJobs({ redis: null, databaseUrl: database.url, logger })
    undo.push(database.dispose, () => jobs.dispose())
    return jobs
  },
  async Redis() {
    const server = await startRedis()
    const redis = new Redis(server.url)
    const jobs = createJobs({ redis, databaseUrl: undefined, logger })
    undo.push(
      server.dispose,
      async () => redis.disconnect(),
      () => jobs.dispose(),
    )
    return jobs
  },
}

describe.each(Object.keys(backends))('jobs on %s', (backend) => {
  it('reach a worker with their data', async () => {
    const jobs = await backends[backend]!()
    const done: unknown[] = []
    await jobs.work('analytics', async (job) => {
      done.push([job.name, job.data])
    })
    await jobs.add('analytics', { name: 'count', data: { of: ['a', 1] } })
    await waitFor(() => done.length === 1)
    expect(done).toEqual([['count', { of: ['a', 1] }]])
  })

  it('with the same id are one job while it waits', async () => {
    const jobs = await backends[backend]!()
    const done: string[] = []
    for (let i = 0; i < 3; i++) await jobs.add('agent-runs', { name: 'wake', data: {} }, { id: 'run-1' })
    await jobs.add('agent-runs', { name: 'last', data: {} }, { id: 'run-2' })
    await jobs.work(
      'agent-runs',
      async (job) => {
        done.push(job.name)
      },
      { concurrency: 1 },
    )
    await waitFor(() => done.includes('last'))
    expect(done).toEqual(['wake', 'last'])
  })

  it('are tried again as often as they say', async () => {
    const jobs = await backends[backend]!()
    let tries = 0
    await jobs.work('data-processing', async () => {
      tries++
      if (tries === 1) throw new Error('at first')
    })
    await jobs.add('data-processing', { name: 'flaky', data: {} }, { attempts: 2 })
    await waitFor(() => tries === 2)
  })
})
