import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

/** PostgreSQL's code where a database is not there: another worker was quicker. */
const GONE = '3D000'
/** Each of a test's own connections has this long to end when its database is taken from it. */
const END_MS = 10_000

/**
 * A new, empty database of the test run's PostgreSQL. Making and dropping one takes PostgreSQL a quarter of a second
 * of CPU, so that used ones are emptied and taken again, each time under a name of its own: whoever still holds
 * the old name finds nothing.
 */
export async function createTestDatabase(): Promise<{ url: string; dispose(): Promise<void> }> {
  const admin = inject('postgresUrl')
  const name = newName('test')
  await withClient(admin, async (client) => {
    if (!(await takeFree(client, name))) await client.query(`create database ${name}`)
  })
  return {
    url: urlOf(admin, name),
    dispose: () =>
      withClient(admin, async (client) => {
        const used = newName('used')
        await client.query(
          'select pg_terminate_backend(pid, $2) from pg_stat_activity where datname = $1 and usename = current_user',
          [name, END_MS],
        )
        await client.query(`alter database ${name} rename to ${used}`)
        await withClient(urlOf(admin, used), empty)
        await client.query(`alter database ${used} rename to ${newName('free')}`)
      }),
  }
}

/** Gives a free database this name; false where there is none. */
async function takeFree(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query("select datname from pg_database where datname like 'free\\_%'")
  for (const { datname } of rows) {
    const isTaken = await client.query(`alter database ${datname} rename to ${name}`).then(
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

/** Leaves a database as it is when it was just made. */
async function empty(client: Client): Promise<void> {
  const { rows } = await client.query(
    "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
  )
  const drops = rows.map(({ nspname }) => `drop schema ${client.escapeIdentifier(nspname)} cascade`)
  await client.query([...drops, 'create schema public'].join(';'))
}

const newName = (state: string) => `${state}_${randomBytes(6).toString('hex')}`

function urlOf(admin: string, name: string): string {
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.toString()
}

async function withClient(connectionString: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await work(client).finally(() => client.end())
}
