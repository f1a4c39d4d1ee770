import type { Pool } from 'pg'

/**
 * Asks a pool's connections statements with `?` for parameters that each of them parses and plans once. For texts of
 * which there are few: each is kept here, and on every connection.
 */
export function prepareStatements(
  pool: Pool,
): <Row extends object>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]> {
  const statements = new Map<string, { name: string; text: string }>()
  return async (sql, parameters = []) => {
    let statement = statements.get(sql)
    if (!statement) {
      let count = 0
      const text = sql.replaceAll('?', () => `$${++count}`)
      statement = { name: `often_${statements.size + 1}`, text }
      statements.set(sql, statement)
    }
    const { rows } = await pool.query({ ...statement, values: [...parameters] })
    return rows
  }
}
