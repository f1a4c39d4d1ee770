import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { waitFor } from '../../tests/support/wait-for.ts'
import { connectDatabase, type Database } from './index.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let database: Database
let admin: Client
beforeEach(async () => {
  test = await createTestDatabase()
  database = await connectDatabase({ url: test.url, schema: 'test', entities: [], migrations: [], poolSize: 2 })
  admin = new Client({ connectionString: test.url })
  await admin.connect()
})
afterEach(async () => {
  await database.dispose()
  await admin.end()
  await test.dispose()
})

/** Breaks every connection to the database but the test's own, as a restart of PostgreSQL does. */
const breakConnections = () =>
  admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )

/** Whether a transaction succeeds: one that gets a connection whose break nobody has heard of yet does not. */
const answers = () =>
  database
    .transaction((transaction) => transaction.query('select 1'))
    .then(
      () => true,
      () => false,
    )

describe('a database whose connections break', () => {
  it('in the middle of transactions works again, as often as it happens', async () => {
    for (let round = 0; round < 5; round++) {
      const broken = database.transaction(async (transaction) => {
        await transaction.query('select 1')
        await breakConnections()
        await transaction.query('select 2')
      })
      await expect(broken).rejects.toThrow()
    }
    await waitFor(answers)
  })

  it('at commit, or between transactions, works again as well', async () => {
    for (let round = 0; round < 5; round++) {
      const broken = database.transaction(async (transaction) => {
        await transaction.query('select 1')
        await breakConnections()
      })
      await expect(broken).rejects.toThrow()
      await waitFor(answers)
      await breakConnections()
    }
    await waitFor(answers)
  })
})
