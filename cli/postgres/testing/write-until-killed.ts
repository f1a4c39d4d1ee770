import { lockHome } from '../lock-home.ts'
import { startEmbeddedPostgres } from '../start-embedded-postgres.ts'
import { query } from './query.ts'

// A program for tests: says on its output which rows the database has acknowledged, until somebody kills it.
const homeDirectory = process.argv[2] as string
await lockHome(homeDirectory)
const { url } = await startEmbeddedPostgres({ homeDirectory })
await query(url, 'create table if not exists acknowledged (n serial primary key)')
for (;;) {
  const [row] = await query(url, 'insert into acknowledged default values returning n')
  process.stdout.write(`${row?.n}\n`)
}
