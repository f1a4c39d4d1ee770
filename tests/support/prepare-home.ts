import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../cli/postgres/start-embedded-postgres.ts'
import { easeServer } from './ease-server.ts'
import { oncePerRun } from './once-per-run.ts'
import './provided-context.ts'

/**
 * One data directory for a whole test run, with a PostgreSQL that has been made and stopped in order. Tests start on
 * copies of it: making one takes longer than all else that a start does. What the very first start does is tested
 * without.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prepared = await oncePerRun('home', prepare)
  project.provide('preparedHome', prepared.home)
  return prepared.dispose
}

async function prepare(): Promise<{ home: string; dispose(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'chainlens-prepared-'))
  const postgres = await startEmbeddedPostgres({ homeDirectory: home })
  await easeServer(postgres.url, { isThrowaway: false })
  await postgres.dispose()
  return { home, dispose: () => rm(home, { recursive: true, force: true }) }
}
