import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../cli/postgres/start-embedded-postgres.ts'
import { easeServer } from './ease-server.ts'
import { oncePerRun } from './once-per-run.ts'
import './provided-context.ts'

/** One real PostgreSQL for a whole test run; each test makes databases of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await oncePerRun('postgres', start)
  project.provide('postgresUrl', postgres.url)
  return postgres.dispose
}

async function start(): Promise<{ url: string; dispose(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'chainlens-test-'))
  const postgres = await startEmbeddedPostgres({ homeDirectory: home })
  await easeServer(postgres.url, { isThrowaway: true })
  return {
    url: postgres.url,
    async dispose() {
      await postgres.dispose()
      await rm(home, { recursive: true, force: true })
    },
  }
}
