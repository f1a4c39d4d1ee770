export { connectDatabase, type Database, type DatabaseOptions, type Transaction } from './connect-database.ts'
export { queryOnce } from './query-once.ts'
export { type NamedMigration, readMigrations } from './read-migrations.ts'
