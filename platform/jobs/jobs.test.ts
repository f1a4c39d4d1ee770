import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { startRedis } from '../../tests/support/redis.ts'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { waitFor } from '../../tests/support/wait-for.ts'
import { loadConfig, type WorkerConfig } from '../config/index.ts'
import { createLogger } from '../telemetry/index.ts'
import { createJobs } from './create-jobs.ts'
import type { Jobs } from './jobs.ts'

const logger = createLogger({ level: 'silent', name: 'test' })
const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** An installation of one backend: as many processes as are asked for, and a way to empty its queues. */
interface Installation {
  start(workers?: Partial<WorkerConfig>): Jobs
  empty(): Promise<unknown>
}

const defaults = loadConfig({}).workers
const backends: Record<string, () => Promise<Installation>> = {
  async PostgreSQL() {
    const database = await createTestDatabase()
    undo.push(database.dispose)
    return {
      start(workers) {
        const jobs = createJobs({
          redis: null,
          databaseUrl: database.url,
          workers: { ...defaults, ...workers },
          logger,
        })
        undo.push(() => jobs.dispose())
        return jobs
      },
      empty: async () => {},
    }
  },
  async Redis() {
    const server = await startRedis()
    const redis = new Redis(server.url)
    undo.push(server.dispose, async () => redis.disconnect())
    return {
      start(workers) {
        const jobs = createJobs({ redis, databaseUrl: undefined, workers: { ...defaults, ...workers }, logger })
        undo.push(() => jobs.dispose())
        return jobs
      },
      empty: () => redis.flushall(),
    }
  },
}

describe.each(Object.keys(backends))('jobs on %s', (backend) => {
  it('reach a worker with their data, each the handler of its name', async () => {
    const jobs = (await backends[backend]!()).start()
    const done: unknown[] = []
    await jobs.work('analytics', { count: async (job) => void done.push([job.name, job.data]) })
    const other = await jobs.work('analytics', { sum: async (job) => void done.push([job.name, job.data]) })
    await jobs.add('analytics', { name: 'count', data: { of: ['a', 1] } })
    await waitFor(() => done.length === 1)
    await jobs.add('analytics', { name: 'sum', data: {} })
    await waitFor(() => done.length === 2)
    // What one part of a process ends, goes on for the others.
    await other.dispose()
    await jobs.add('analytics', { name: 'count', data: {} })
    await waitFor(() => done.length === 3)
    expect(done).toEqual([
      ['count', { of: ['a', 1] }],
      ['sum', {}],
      ['count', {}],
    ])
  })

  it('with the same id are one job while it waits, and go by their priority', async () => {
    const jobs = (await backends[backend]!()).start()
    const done: string[] = []
    const take = async (job: { name: string }) => void done.push(job.name)
    for (let i = 0; i < 3; i++) await jobs.add('agent-runs', { name: 'wake', data: {} }, { id: 'run-1', priority: 9 })
    await jobs.add('agent-runs', { name: 'late', data: {} }, { id: 'run-2', priority: 10 })
    await jobs.add('agent-runs', { name: 'soon', data: {} }, { priority: 2 })
    await jobs.add('agent-runs', { name: 'first', data: {} })
    await jobs.work('agent-runs', { wake: take, late: take, soon: take, first: take })
    await waitFor(() => done.includes('late'))
    expect(done).toEqual(['first', 'soon', 'wake', 'late'])
  })

  it('are tried again as often as they say, and leave their id free when all failed', async () => {
    const jobs = (await backends[backend]!()).start()
    let tries = 0
    await jobs.work('data-processing', {
      flaky: async () => {
        tries++
        if (tries <= 2) throw new Error('at first')
      },
    })
    await jobs.add('data-processing', { name: 'flaky', data: {} }, { attempts: 2, id: 'a' })
    await waitFor(() => tries === 2)
    await waitFor(async () => {
      await jobs.add('data-processing', { name: 'flaky', data: {} }, { id: 'a' })
      return tries === 3
    })
  })

  it('are done by as many at once as the pool has, and begin no faster than it may', async () => {
    const pool = { concurrency: 2, perMinute: 3 }
    const jobs = (await backends[backend]!()).start({ dataProcessing: pool })
    let [running, most, begun] = [0, 0, 0]
    const released = Promise.withResolvers<void>()
    await jobs.work('data-processing', {
      hold: async () => {
        begun++
        most = Math.max(most, ++running)
        await released.promise
        running--
      },
    })
    for (let i = 0; i < 5; i++) await jobs.add('data-processing', { name: 'hold', data: {} })
    await waitFor(() => running === 2)
    released.resolve()
    await waitFor(() => begun === 3 && running === 0)
    // The fourth waits for the next minute: other pools have a limit of their own.
    const others: string[] = []
    await jobs.work('analytics', { other: async () => void others.push('done') })
    await jobs.add('analytics', { name: 'other', data: {} })
    await waitFor(() => others.length === 1)
    expect({ most, begun }).toEqual({ most: 2, begun: 3 })
  })

  it('come again and again by a schedule that many processes ask for, once each time', async () => {
    const installation = await backends[backend]!()
    const ticks: number[] = []
    for (const jobs of [installation.start(), installation.start()]) {
      await jobs.work('analytics', { tick: async (job) => void ticks.push(job.data.of as number) })
      await jobs.schedule('analytics', 'every-so-often', { everyMs: 300 }, { name: 'tick', data: { of: 7 } })
      await jobs.schedule('analytics', 'at-night', { cron: '0 3 1 1 *' }, { name: 'tick', data: { of: 8 } })
    }
    const began = performance.now()
    await waitFor(() => ticks.length >= 4)
    expect(new Set(ticks)).toEqual(new Set([7]))
    // Two schedules would bring four in half the time; the first comes at once.
    expect(performance.now() - began).toBeGreaterThan(600)
  })

  it('have their schedules back when a process starts on queues that were emptied', async () => {
    const installation = await backends[backend]!()
    const schedule = (jobs: Jobs) =>
      jobs.schedule('analytics', 'often', { everyMs: 200 }, { name: 'tick', data: {} }, { priority: 3 })
    await schedule(installation.start())
    await installation.empty()
    const jobs = installation.start()
    let ticks = 0
    await jobs.work('analytics', { tick: async () => void ticks++ })
    await schedule(jobs)
    await waitFor(() => ticks >= 2)
  })
})
