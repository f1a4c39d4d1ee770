import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { beforeEach, expect, it } from 'vitest'
import { createTestDatabase, type TestTables } from './test-database.ts'

const TABLES = `
  create schema shop;
  create table shop.plans (name text primary key, rank int generated always as identity, label text generated always as (upper(name)) stored);
  create table shop.people (id serial primary key, plan text references shop.plans (name), chief int references shop.people (id));
  insert into shop.plans (name) values ('small'), ('large');`

let made: number
let tables: TestTables
beforeEach(() => {
  made = 0
  tables = {
    // None is free that another test used.
    kind: `shop${randomBytes(6).toString('hex')}`,
    async make(url) {
      made++
      await query(url, TABLES)
    },
  }
})

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  const result = await client.query(sql).finally(() => client.end())
  return result.rows
}

/** What a test could tell one database from another by. */
async function stateOf(url: string) {
  return {
    plans: await query(url, 'select name, rank, label from shop.plans order by rank'),
    people: await query(url, 'select * from shop.people'),
    nextPerson: await query(url, 'insert into shop.people default values returning id'),
    nextRank: await query(url, "insert into shop.plans (name) values ('next') returning rank"),
  }
}

const AS_NEW = {
  plans: [
    { name: 'small', rank: 1, label: 'SMALL' },
    { name: 'large', rank: 2, label: 'LARGE' },
  ],
  people: [],
  nextPerson: [{ id: 1 }],
  nextRank: [{ rank: 3 }],
}

/** Uses a database and gives it back; whether the next one was made anew. */
async function isMadeAnewAfter(use: (url: string) => Promise<unknown>): Promise<boolean> {
  const first = await createTestDatabase(tables)
  await use(first.url)
  await first.dispose()
  const second = await createTestDatabase(tables)
  expect(await stateOf(second.url)).toEqual(AS_NEW)
  await second.dispose()
  return made > 1
}

it('has the rows and counters of a new one, whatever a test did to rows', async () => {
  const isMadeAnew = await isMadeAnewAfter((url) =>
    query(
      url,
      `insert into shop.people (plan) values ('small'), ('large'); update shop.people set chief = 1;
       update shop.plans set name = 'tiny' where name = 'other'; update shop.people set plan = 'small';
       delete from shop.plans where name = 'large'; truncate shop.people`,
    ),
  )
  expect(isMadeAnew).toBe(false)
})

it.each([
  ['a column', 'alter table shop.people add column more text'],
  ['a table', 'create table shop.more ()'],
  ['a constraint', 'alter table shop.people drop constraint people_plan_fkey'],
  ['a function', 'create function shop.f() returns int language sql as $$ select 1 $$'],
  ['what keeps rows from being deleted', 'create rule keep as on delete to shop.people do instead nothing'],
  ['a whole schema', 'drop schema shop cascade'],
  ['what is kept of it', 'drop schema pristine cascade'],
])('is made anew where a test changed %s', async (_, change) => {
  expect(await isMadeAnewAfter((url) => query(url, change))).toBe(true)
})

it('is taken from whoever is still connected, who finds it nowhere', async () => {
  const database = await createTestDatabase(tables)
  const left = new Client({ connectionString: database.url })
  const ended = new Promise((resolve) => left.on('error', resolve))
  await left.connect()
  await left.query('begin; lock table shop.people; listen news')
  await database.dispose()
  expect(await ended).toMatchObject({ code: '57P01' })
  await expect(query(database.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
  const next = await createTestDatabase(tables)
  expect(await stateOf(next.url)).toEqual(AS_NEW)
  await next.dispose()
})

it('is two where two tests have one at a time, and empty without tables', async () => {
  const [one, other, empty] = await Promise.all([
    createTestDatabase(tables),
    createTestDatabase(tables),
    createTestDatabase(),
  ])
  expect(await stateOf(one.url)).toEqual(AS_NEW)
  expect(await stateOf(other.url)).toEqual(AS_NEW)
  const schemas = "select nspname from pg_namespace where oid >= 16384 or nspname = 'public'"
  expect(await query(empty.url, schemas)).toEqual([{ nspname: 'public' }])
  await Promise.all([one, other, empty].map(({ dispose }) => dispose()))
})
