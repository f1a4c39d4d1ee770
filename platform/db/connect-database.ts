import type { EntitySchema } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { ChainLensError } from '../errors/index.ts'
import { inTransaction } from './in-transaction.ts'
import { prepareQuery } from './prepare-query.ts'
import type { NamedMigration } from './read-migrations.ts'
import { releaseBrokenClients } from './release-broken-clients.ts'

/** One subgraph's tables, in the PostgreSQL schema of its name. */
export interface Database {
  readonly schema: string
  /** A unit of work of its own: never share one between requests. */
  fork(): EntityManager
  /**
   * Rows of one statement with `?` for parameters, which each connection parses and plans once. Tables are named with
   * their schema; what a parameter is must be plain from where it stands, or from a cast.
   */
  query<Row extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>
  /** Runs `work` in one transaction; what it throws rolls back. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>
  /** The same for work that changes entities: `em` writes what was changed before the commit. */
  entityTransaction<Result>(work: (transaction: EntityTransaction) => Promise<Result>): Promise<Result>
  dispose(): Promise<void>
}

/** An open transaction with a unit of work of its own. */
export interface EntityTransaction extends Transaction {
  readonly em: EntityManager
}

/** An open transaction. */
export interface Transaction {
  query<Row extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>
}

/** What connectDatabase takes. */
export interface DatabaseOptions {
  url: string
  schema: string
  // biome-ignore lint/suspicious/noExplicitAny: entity schemas of any shape
  entities: readonly EntitySchema<any, any>[]
  migrations: readonly NamedMigration[]
  /** Most connections at a time, 2 or more; 6 by default. */
  poolSize?: number
}

/** Longest that one statement may take. */
const STATEMENT_TIMEOUT_MS = 60_000
/** Longest that a statement waits for a lock: shorter than those who wait for its answer, who are told why. */
const LOCK_TIMEOUT_MS = 10_000
/** Longest that a transaction may do nothing: a process that stands still in one must not keep others from its rows. */
const IDLE_TIMEOUT_MS = 10_000
/** All of these for migrations, which may rewrite tables, and for the wait while another process migrates. */
const MIGRATION_TIMEOUT_MS = 30 * 60_000
/** A connection that is asked nothing for so long is closed: a new one costs whoever comes next its statements' plans. */
const KEPT_IDLE_MS = 5 * 60_000
/** For a new connection, or for one of the pool's to become free. */
const CONNECT_TIMEOUT_MS = 30_000

/**
 * Brings the schema up to date under an advisory lock, so that services that start together do not race.
 * Runs in the transaction that holds the lock: all of a version's migrations are made, or none.
 */
async function migrate(orm: MikroORM, options: DatabaseOptions): Promise<void> {
  const connection = orm.em.getConnection()
  await connection.transactional(async (lock) => {
    await connection.execute(`set local statement_timeout = ${MIGRATION_TIMEOUT_MS}`, [], 'run', lock)
    await connection.execute(`set local lock_timeout = ${MIGRATION_TIMEOUT_MS}`, [], 'run', lock)
    await connection.execute(`set local idle_in_transaction_session_timeout = ${MIGRATION_TIMEOUT_MS}`, [], 'run', lock)
    await connection.execute('select pg_advisory_xact_lock(hashtext(?))', [`migrate:${options.schema}`], 'all', lock)
    const migrator = orm.migrator as Migrator
    const executed = await migrator.getExecuted()
    const known = new Set(options.migrations.map((migration) => migration.name))
    const newer = executed.filter((row) => !known.has(row.name))
    if (newer.length > 0)
      throw new ChainLensError({
        code: 'DATA_NEWER',
        message: `The data of ${options.schema} was written by a newer ChainLens (it has ${newer.at(-1)?.name}).`,
        hint: 'Run the newer version, or point CHAINLENS_HOME (or DATABASE_URL) at other data.',
      })
    if (executed.length < known.size) await migrator.up({ transaction: lock })
  })
}

/** Connects, migrates and returns the database of one subgraph. Throws DATABASE_UNREACHABLE or DATA_NEWER. */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: options.url,
    schema: options.schema,
    entities: [...options.entities],
    extensions: [Migrator],
    pool: { min: 0, max: options.poolSize ?? 6, idleTimeoutMillis: KEPT_IDLE_MS },
    driverOptions: {
      application_name: `chainlens-${options.schema}`,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_TIMEOUT_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      // Statements of a transaction that are asked for together are sent together.
      pipeline: true,
      // Planned once for each connection, whatever the parameters: five times before, and a statement takes a millisecond.
      options: '-c plan_cache_mode=force_generic_plan',
      onPoolCreated: releaseBrokenClients,
    },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    migrations: {
      migrationsList: [...options.migrations],
      schema: options.schema,
      snapshot: false,
      snapshotOnMigrate: false,
      silent: true,
    },
  })
  try {
    await migrate(orm, options)
  } catch (error) {
    await orm.close(true)
    if (error instanceof ChainLensError) throw error
    throw new ChainLensError({
      code: 'DATABASE_UNREACHABLE',
      message: `PostgreSQL could not be used for ${options.schema}: ${(error as Error).message}`,
      hint: 'Check DATABASE_URL, and that the account may create schemas.',
      retryable: true,
      cause: error,
    })
  }
  const pool = await orm.em.getConnection().getNativeClient()
  return {
    schema: options.schema,
    fork: () => orm.em.fork(),
    query: async (sql, parameters = []) => (await pool.query(prepareQuery(sql, parameters))).rows as never,
    transaction: (work) => inTransaction(pool, work),
    entityTransaction: (work) =>
      orm.em
        .fork()
        .transactional((em) =>
          work({ em, query: (sql, parameters = []) => em.execute(sql, [...parameters], 'all') as Promise<never> }),
        ),
    dispose: () => orm.close(true),
  }
}
