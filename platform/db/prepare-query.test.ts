import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { connectDatabase, type Database, isUniqueViolation } from './index.ts'
import { prepareQuery } from './prepare-query.ts'

let database: Database
let end: () => Promise<void>

beforeAll(async () => {
  const test = await createTestDatabase()
  database = await connectDatabase({ url: test.url, schema: 'test', entities: [], migrations: [], poolSize: 2 })
  await database.query('create table test.notes (id int primary key, body jsonb, at timestamptz)')
  end = async () => {
    await database.dispose()
    await test.dispose()
  }
})

afterAll(() => end())

describe('a statement', () => {
  it('is the same prepared one whenever its text is, whatever its parameters', () => {
    const first = prepareQuery('select ?::int + ?::int', [1, 2])
    const second = prepareQuery('select ?::int + ?::int', [3, 4])
    expect(first.text).toBe('select $1::int + $2::int')
    expect(second.name).toBe(first.name)
    expect(second.values).toEqual([3, 4])
    expect(prepareQuery('select ?::int - ?::int', [1, 2]).name).not.toBe(first.name)
  })

  it('takes what people write as it is, quotes, placeholders and backslashes too', async () => {
    const written = `it's ? $1 \\ "so" -- ; drop`
    expect(await database.query('select ?::text as said', [written])).toEqual([{ said: written }])
  })

  it('takes objects as JSON, and dates to the millisecond', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z')
    const insert = 'insert into test.notes values (?, ?, ?)'
    await database.query(insert, [1, { a: [1, null, 'x'] }, at])
    const [row] = await database.query<{ body: object; at: string }>(
      'select body, at from test.notes where id = ?',
      [1],
    )
    expect(row?.body).toEqual({ a: [1, null, 'x'] })
    expect(new Date(row?.at ?? '')).toEqual(at)
  })

  it('for all columns of a table gives those that a newer version has added meanwhile', async () => {
    const ask = () => database.query('select n.* from test.notes n where n.id = ?', [40])
    const count = () => database.query('select count(*)::int as n from test.notes n where n.id = ?', [40])
    await database.query('insert into test.notes (id) values (40)')
    expect(await ask()).toEqual([{ id: 40, body: null, at: null }])
    expect(await count()).toEqual([{ n: 1 }])
    await database.query('alter table test.notes add column more int')
    expect(await ask()).toEqual([{ id: 40, body: null, at: null, more: null }])
    expect(await count()).toEqual([{ n: 1 }])
  })

  it('that breaks a unique constraint says so, and the next is answered on the same connection', async () => {
    const insert = () => database.query('insert into test.notes (id) values (?)', [7])
    await insert()
    expect(isUniqueViolation(await insert().catch((error) => error))).toBe(true)
    expect(isUniqueViolation(new Error('another'))).toBe(false)
    expect(await database.query('select count(*)::int as n from test.notes where id = ?', [7])).toEqual([{ n: 1 }])
  })
})

describe('statements of a transaction that are asked for together', () => {
  it('are answered each with its own rows, in their order', async () => {
    const answers = await database.transaction(({ query }) =>
      Promise.all([1, 2, 3].map((n) => query('select ?::int as n, pg_backend_pid() as pid', [n]))),
    )
    expect(answers.map(([row]) => row?.n)).toEqual([1, 2, 3])
    expect(new Set(answers.map(([row]) => row?.pid)).size).toBe(1)
  })

  it('leave nothing where one of them fails, and the connection serves the next', async () => {
    const work = database.transaction(({ query }) =>
      Promise.all([
        query('insert into test.notes (id) values (?)', [20]),
        query('insert into test.notes (id) values (?)', ['no number']),
        query('insert into test.notes (id) values (?)', [21]),
      ]),
    )
    await expect(work).rejects.toMatchObject({ code: '22P02' })
    for (let round = 0; round < 3; round++)
      expect(await database.query('select id from test.notes where id in (20, 21)')).toEqual([])
  })
})
