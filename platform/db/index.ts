export { connectDatabase, type Database, type DatabaseOptions, type Transaction } from './connect-database.ts'
export { type NamedMigration, readMigrations } from './read-migrations.ts'
