import pg from 'pg'

/** Statements about this subgraph's tables that the process sends to PostgreSQL while `work` goes on. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...input: [{ text: string }]) {
    statements.push(typeof input[0] === 'string' ? input[0] : input[0].text)
    return query.apply(this, input as never) as never
  } as never
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return statements.filter((statement) => statement.includes('agents'))
}
