import { connectDatabase, type NamedMigration } from '@chainlens/platform/db'
import { migrateJobs } from '../../platform/testing/migrate-jobs.ts'
import type { TestTables } from './test-database.ts'

/** The tables of a subgraph and those of the queues, so that a test need not make them. */
export function tablesOf(subgraph: { name: string; migrations?: readonly NamedMigration[] }): TestTables {
  const { name, migrations = [] } = subgraph
  return {
    kind: name,
    async make(url) {
      const database = await connectDatabase({ url, schema: name, entities: [], migrations })
      await database.dispose()
      await migrateJobs(url)
    },
  }
}
