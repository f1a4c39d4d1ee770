import type { QueryConfig } from 'pg'

/** Different statements that a process keeps prepared; a text that is put together anew each time must not fill the servers. */
const MOST_PREPARED = 1_000

interface KnownText {
  name?: string
  text: string
}

/** All columns of a table: what a prepared statement gives may not change, and a newer version's migration adds some. */
const OPEN_ENDED = /\w\.\*/

const known = new Map<string, KnownText>()

/**
 * A statement with `?` for parameters as PostgreSQL takes it: parameters apart from the text, and the text under a name,
 * so that each connection has it parsed and planned once. A `?` in the text is always a parameter. What is no plain
 * value (string, number, boolean, bigint, null, Date, Buffer, array) is passed as JSON.
 */
export function prepareQuery(sql: string, parameters: readonly unknown[]): QueryConfig<unknown[]> {
  const found = known.get(sql) ?? remember(sql)
  return { ...found, values: parameters as unknown[] }
}

function remember(sql: string): KnownText {
  let position = 0
  const text = sql.replaceAll('?', () => `$${++position}`)
  if (known.size >= MOST_PREPARED || OPEN_ENDED.test(sql)) return { text }
  const prepared = { name: `q${known.size}`, text }
  known.set(sql, prepared)
  return prepared
}
