import type { Client } from 'pg'

/** Where a database keeps the rows that its tables began with, and how to get back to them. */
const SCHEMA = 'pristine'

/** Our own: PostgreSQL's objects have lower numbers. */
const OURS = 'oid >= 16384'

/** All that a statement could have changed about tables, functions and settings, in one text. */
const SHAPE = `
  select md5(string_agg(thing, ' ' order by thing)) from (
    select concat_ws(',', 'n', oid, nspname) from pg_namespace where ${OURS}
    union all select concat_ws(',', 'c', oid, relname, relnamespace, relkind, relpersistence, relnatts, reloptions,
      relrowsecurity) from pg_class where ${OURS}
    union all select concat_ws(',', 'a', attrelid, attnum, attname, atttypid, attnotnull, attisdropped, attidentity)
      from pg_attribute where attrelid >= 16384
    union all select concat_ws(',', 'd', oid, xmin) from pg_attrdef where ${OURS}
    union all select concat_ws(',', 'k', oid, xmin) from pg_constraint where ${OURS}
    union all select concat_ws(',', 't', oid, tgenabled) from pg_trigger where ${OURS}
    union all select concat_ws(',', 'r', oid, ev_enabled) from pg_rewrite where ${OURS}
    union all select concat_ws(',', 'f', oid, xmin) from pg_proc where ${OURS}
    union all select concat_ws(',', 'y', oid, typname) from pg_type where ${OURS}
    union all select concat_ws(',', 'e', oid) from pg_extension where ${OURS}
    union all select concat_ws(',', 's', setrole, setconfig) from pg_db_role_setting
      where setdatabase = (select oid from pg_database where datname = current_database())
  ) as things (thing)`

/** Keeps what a database is now, so that `restorePristine` brings it back here however often it was used. */
export async function keepPristine(client: Client): Promise<void> {
  const { rows: tables } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as name,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and c.${OURS} order by 1`,
  )
  const { rows: sequences } = await client.query(
    `select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value) as value,
      last_value is not null as "isCalled" from pg_sequences`,
  )
  await client.query(`create schema ${SCHEMA}`)
  // One statement each: keys between tables are looked at when it ends.
  const deletes: string[] = []
  const inserts: string[] = []
  for (const [index, { name, columns }] of tables.entries()) {
    deletes.push(`d${index} as (delete from ${name})`)
    const { rowCount } = await client.query(`create table ${SCHEMA}.rows_${index} as table ${name}`)
    if (rowCount === 0) await client.query(`drop table ${SCHEMA}.rows_${index}`)
    else
      inserts.push(
        `i${index} as (insert into ${name} (${columns}) overriding system value select ${columns} from ${SCHEMA}.rows_${index})`,
      )
  }
  const statements = [deletes, inserts].filter((parts) => parts.length > 0)
  const restore = [
    ...statements.map((parts) => `with ${parts.join(', ')} select 1`),
    ...sequences.map(({ name, value, isCalled }) => `select setval('${name}', ${value}, ${isCalled})`),
  ]
  await client.query(`create table ${SCHEMA}.kept (restore text not null, shape text)`)
  await client.query(`insert into ${SCHEMA}.kept values ($1)`, [restore.join(';')])
  await client.query(`update ${SCHEMA}.kept set shape = (${SHAPE})`)
}

/** Brings a database back to what was kept of it; false where that can't be done, or where more than rows changed. */
export async function restorePristine(client: Client): Promise<boolean> {
  try {
    const { rows } = await client.query(`select restore, shape = (${SHAPE}) as "isSame" from ${SCHEMA}.kept`)
    if (!rows[0]?.isSame) return false
    await client.query(`begin;${rows[0].restore};commit`)
    return true
  } catch {
    await client.query('rollback')
    return false
  }
}
