import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../cli/postgres/start-embedded-postgres.ts'
import { easePasswords } from './ease-passwords.ts'
import './provided-context.ts'

/** One real PostgreSQL for a whole test run; each test makes databases of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'chainlens-test-'))
  const postgres = await startEmbeddedPostgres({ homeDirectory: home })
  await easePasswords(postgres.url)
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.dispose()
    await rm(home, { recursive: true, force: true })
  }
}
