export {
  connectDatabase,
  type Database,
  type DatabaseOptions,
  type EntityTransaction,
  type Transaction,
} from './connect-database.ts'
export { isUniqueViolation } from './is-unique-violation.ts'
export { queryOnce } from './query-once.ts'
export { type NamedMigration, readMigrations } from './read-migrations.ts'
