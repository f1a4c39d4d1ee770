import { createServer } from 'node:net'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { sqlMigration } from '../testing/sql-migration.ts'
import { connectDatabase, type Database } from './index.ts'

const first = sqlMigration('0001-first', 'create table counts (id int primary key, n int not null)')
const second = sqlMigration('0002-second', 'insert into counts (id, n) values (1, 10)')
let url: string
let dispose: () => Promise<void>
const open: Database[] = []

async function connect(schema: string, migrations = [first, second]): Promise<Database> {
  const database = await connectDatabase({ url, schema, entities: [], migrations })
  open.push(database)
  return database
}

beforeAll(async () => {
  const test = await createTestDatabase()
  url = test.url
  dispose = test.dispose
})

afterAll(async () => {
  await Promise.all(open.map((database) => database.dispose()))
  await dispose()
})

describe('the migrations', () => {
  it('run once when several processes start together, and not again later', async () => {
    const both = await Promise.all([connect('together'), connect('together'), connect('together')])
    for (const database of [...both, await connect('together')])
      expect(await database.query('select id, n from together.counts')).toEqual([{ id: 1, n: 10 }])
  })

  it('go on from where an older version left off', async () => {
    const older = await connect('older', [first])
    await older.query('insert into older.counts values (2, 20)')
    const newer = await connect('older')
    expect(await newer.query('select id from older.counts order by id')).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('refuse the data of a newer version, whose tables they do not know', async () => {
    const newer = await connect('newer')
    await expect(connect('newer', [first])).rejects.toMatchObject({ code: 'DATA_NEWER', retryable: false })
    expect(await newer.query('select n from newer.counts')).toEqual([{ n: 10 }])
  })

  it('are made all or none', async () => {
    const broken = sqlMigration('0003-broken', 'insert into counts (id, n) values (1, 11)')
    await expect(connect('broken', [first, second, broken])).rejects.toThrow('PostgreSQL could not be used for broken')
    const mended = await connect('broken', [first])
    expect(await mended.query('select * from broken.counts')).toEqual([])
  })

  it('make the database itself where it is missing', async () => {
    const other = new URL(url)
    other.pathname += '_more'
    const options = { url: other.toString(), schema: 'sample', entities: [], migrations: [first, second] }
    const database = await connectDatabase(options)
    expect(await database.query('select n from sample.counts')).toEqual([{ n: 10 }])
    await database.dispose()
    const admin = await connect('admin')
    await admin.query(`drop database ${other.pathname.slice(1)} with (force)`)
  })
})

describe('a transaction', () => {
  it('keeps all that it did, and is seen by others at its end', async () => {
    const database = await connect('kept')
    const result = await database.transaction(async (transaction) => {
      await transaction.query('update kept.counts set n = ? where id = ?', [11, 1])
      expect(await database.query('select n from kept.counts')).toEqual([{ n: 10 }])
      return 'done'
    })
    expect(result).toBe('done')
    expect(await database.query('select n from kept.counts')).toEqual([{ n: 11 }])
  })

  it('leaves nothing where its work throws, and throws the same', async () => {
    const database = await connect('undone')
    const thrown = new Error('changed my mind')
    const work = database.transaction(async (transaction) => {
      await transaction.query('update undone.counts set n = 99')
      throw thrown
    })
    await expect(work).rejects.toBe(thrown)
    expect(await database.query('select n from undone.counts')).toEqual([{ n: 10 }])
  })

  it('ends when its connection breaks, without harm to others', async () => {
    const database = await connect('cut')
    const work = database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid')
      await database.query('select pg_terminate_backend(?)', [row?.pid])
      await transaction.query('update cut.counts set n = 99')
    })
    await expect(work).rejects.toThrow()
    expect(await database.query('select n from cut.counts')).toEqual([{ n: 10 }])
  })
})

describe('a connection', () => {
  it('says whose it is, and lets no statement, lock or idle transaction last for ever', async () => {
    const database = await connect('limits')
    const names = ['application_name', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']
    const rows = await database.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in (${names.map(() => '?').join(', ')})`,
      names,
    )
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      application_name: 'chainlens-limits',
      statement_timeout: '60000',
      lock_timeout: '10000',
      idle_in_transaction_session_timeout: '10000',
    })
  })

  it('gives up on a lock that another transaction keeps', async () => {
    const database = await connect('locked')
    await database.transaction(async (holder) => {
      await holder.query('select * from locked.counts for update')
      const waiting = database.transaction(async (waiter) => {
        await waiter.query('set local statement_timeout = 50')
        await waiter.query('update locked.counts set n = 0')
      })
      await expect(waiting).rejects.toMatchObject({ code: '57014' })
    })
  })

  it('is free of the long limits of migrations afterwards', async () => {
    const database = await connect('after')
    expect(await database.query('show statement_timeout')).toEqual([{ statement_timeout: '1min' }])
  })
})

describe('a PostgreSQL that is not there', () => {
  it('is DATABASE_UNREACHABLE where nothing listens', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as import('node:net').AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const options = { url: `postgresql://postgres@127.0.0.1:${port}/x`, schema: 's', entities: [], migrations: [first] }
    await expect(connectDatabase(options)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE', retryable: true })
  })

  it('leaves no connection behind', async () => {
    const database = await connect('closed')
    await database.query('select 1')
    await database.dispose()
    const client = new Client({ connectionString: url })
    await client.connect()
    const left = await client.query("select 1 from pg_stat_activity where application_name = 'chainlens-closed'")
    await client.end()
    expect(left.rows).toEqual([])
  })
})

describe('a statement that is asked often', () => {
  const often = 'select sum(n)::int as n from often.counts where id > ? or n = ?::int'

  it('answers as any other, and is parsed and planned once by each connection', async () => {
    const database = await connect('often')
    for (const id of [0, 1, 0]) {
      const [row] = await database.query(often, [id, 11])
      expect(row).toEqual({ n: id === 0 ? 10 : null })
    }
    const known =
      "select statement from pg_prepared_statements where statement like '%from often.counts%' and statement not like '%pg_prep%'"
    expect(await database.query(known)).toEqual([{ statement: expect.stringContaining('id > $1 or n = $2::int') }])
    await expect(database.query('select 1 / ?::int as n', [0])).rejects.toMatchObject({ code: '22012' })
    expect(await database.query('select 1 / ?::int as n', [1])).toEqual([{ n: 1 }])
  })

  it('is asked again where its tables have changed since', async () => {
    const database = await connect('often')
    const rows = 'select id, n from often.counts where id = ?'
    expect(await database.query(rows, [1])).toEqual([{ id: 1, n: 10 }])
    await database.query('alter table often.counts add column more int')
    expect(await database.query(rows, [1])).toEqual([{ id: 1, n: 10 }])
  })
})
