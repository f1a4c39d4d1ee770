import { randomBytes } from 'node:crypto'
import { Client, Pool } from 'pg'
import { inject } from 'vitest'
import { emptyDatabase } from './empty-database.ts'
import { keepPristine, restorePristine } from './pristine-database.ts'

/** PostgreSQL's code where a database is not there: another worker was quicker. */
const GONE = '3D000'
/** Each of a test's own connections has this long to end when its database is taken from it. */
const END_MS = 10_000
/** The kind of those without any table. */
const EMPTY = 'empty'

/** A database of one test's own. */
export interface TestDatabase {
  url: string
  /** Takes it from whoever still uses it, and gives it back. */
  dispose(): Promise<void>
}

/** How databases of one kind come to their tables. */
export interface TestTables {
  /** Lower-case letters and digits: databases of the same kind have the same tables. */
  kind: string
  /** Makes the tables, with the rows that they begin with, and leaves no connection behind. */
  make(url: string): Promise<void>
}

/**
 * A database of the test run's PostgreSQL that is as new: empty, or with these tables and the rows they begin with.
 * Making one takes PostgreSQL a quarter of a second of CPU, and its tables half of one, so that used ones are put
 * back into that state and taken again, each time under a name of its own: whoever still holds the old name finds
 * nothing.
 */
export async function createTestDatabase(tables?: TestTables): Promise<TestDatabase> {
  const admin = adminOf(inject('postgresUrl'))
  const kind = tables?.kind ?? EMPTY
  const name = newName('test')
  const url = urlOf(inject('postgresUrl'), name)
  if (!(await takeFree(admin, kind, name))) {
    if (kind === EMPTY || !(await takeFree(admin, EMPTY, name))) await admin.query(`create database ${name}`)
    await tables?.make(url)
    if (tables) await withClient(url, keepPristine)
  }
  return {
    url,
    async dispose() {
      const used = newName('used')
      await endConnections(admin, name)
      await admin.query(`alter database ${name} rename to ${used}`)
      const isRestored = await withClient(urlOf(inject('postgresUrl'), used), async (client) => {
        if (tables && (await restorePristine(client))) return true
        await emptyDatabase(client)
        return false
      })
      await admin.query(`alter database ${used} rename to ${newName(`free_${isRestored ? kind : EMPTY}`)}`)
    },
  }
}

const admins = new Map<string, Pool>()

/** Connections to the server that are kept for all tests of a file, and keep no process alive. */
function adminOf(connectionString: string): Pool {
  let admin = admins.get(connectionString)
  if (!admin) {
    admin = new Pool({ connectionString, max: 2, allowExitOnIdle: true })
    // The server ends before its workers do.
    admin.on('error', () => {})
    admins.set(connectionString, admin)
  }
  return admin
}

/** Ends what is still connected to a database and waits for it, more finely than PostgreSQL's own 100 ms. */
async function endConnections(admin: Pool, name: string): Promise<void> {
  const connected = `from pg_stat_activity where datname = '${name}' and usename = current_user`
  await admin.query(`do $$ begin
    perform pg_terminate_backend(pid) ${connected};
    for tries in 1..${END_MS / 2} loop
      perform pg_stat_clear_snapshot();
      exit when not exists (select 1 ${connected});
      perform pg_sleep(0.002);
    end loop;
  end $$`)
}

/** Gives a free database of this kind this name; false where there is none. */
async function takeFree(admin: Pool, kind: string, name: string): Promise<boolean> {
  const { rows } = await admin.query('select datname from pg_database where datname like $1', [`free\\_${kind}\\_%`])
  for (const { datname } of rows) {
    const isTaken = await admin.query(`alter database ${datname} rename to ${name}`).then(
      () => true,
      (error) => {
        if (error.code !== GONE) throw error
        return false
      },
    )
    if (isTaken) return true
  }
  return false
}

const newName = (state: string) => `${state}_${randomBytes(6).toString('hex')}`

function urlOf(admin: string, name: string): string {
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.toString()
}

async function withClient<Result>(
  connectionString: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString })
  await client.connect()
  return work(client).finally(() => client.end())
}
