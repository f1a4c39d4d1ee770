import { randomUUID } from 'node:crypto'
import type { Database } from '@chainlens/platform/db'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { REGISTER, REQUEST_RESET, REQUEST_VERIFICATION } from '../../testing/operations.ts'
import { type RunningUsers, startUsers } from '../../testing/start-users.ts'

let users: RunningUsers
let work: string[] = []

/** The database, with each statement written down. */
function watch(database: Database): Database {
  return {
    ...database,
    query(sql, parameters) {
      work.push(sql)
      return database.query(sql, parameters)
    },
    transaction: (run) =>
      database.transaction((transaction) => {
        work.push('begin')
        const query: typeof transaction.query = (sql, parameters) => {
          work.push(sql)
          return transaction.query(sql, parameters)
        }
        return run({ ...transaction, query })
      }),
    fork() {
      work.push('fork')
      return database.fork()
    },
  }
}

beforeAll(async () => {
  users = await startUsers({
    adapt: (services) => ({
      ...services,
      database: watch(services.database),
      passwords: {
        ...services.passwords,
        hash(password) {
          work.push('hash')
          return services.passwords.hash(password)
        },
      },
    }),
  })
})
afterAll(() => users.dispose())

it.each([
  ['registering', REGISTER, { password: 'a long way to Ithaca', name: 'Ada' }, 1],
  ['asking for a new password', REQUEST_RESET, {}, 0],
  ['asking for a confirmation', REQUEST_VERIFICATION, {}, 0],
])('%s is the same work, and one row, whoever has the address', async (_name, query, input, hashes) => {
  const done: { answer: unknown; work: string[]; rows: number }[] = []
  for (const email of [
    `${randomUUID()}@example.org`,
    (await users.addAccount()).email,
    (await users.addAccount({ emailVerified: false })).email,
    (await users.addAccount({ isActive: false })).email,
  ]) {
    work = []
    const answer = await users.ask({ query, variables: { input: { email, ...input } }, clientAddress: randomUUID() })
    const mine = work
    const rows = await users.services.database.query('select 1 from users.mails where email = ?', [email])
    done.push({ answer, work: mine, rows: rows.length })
  }
  expect(done[0]).toMatchObject({ answer: { data: { answer: { userErrors: [] } } }, rows: 1 })
  expect(done[0]?.work.filter((step) => step === 'hash')).toHaveLength(hashes)
  expect(done[0]?.work.filter((step) => step.startsWith('insert into users.mails'))).toHaveLength(1)
  for (const one of done) expect(one).toEqual(done[0])
})
