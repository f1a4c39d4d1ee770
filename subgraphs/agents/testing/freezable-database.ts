import type { Database } from '@chainlens/platform/db'

/** A database that a test can hold still: what is asked while it is frozen is asked once it is thawed. */
export interface FreezableDatabase extends Database {
  freeze(): void
  thaw(): void
  /** The next transaction, or statement, is committed, and its connection breaks before the answer arrives. */
  loseNextAnswer(): void
}

/** Wraps a database; a frozen one is to its worker what SIGSTOP, a long pause or a cut cable are. */
export function freezableDatabase(database: Database): FreezableDatabase {
  let thawed = Promise.withResolvers<void>()
  thawed.resolve()
  let losesNext = false
  function unlessLost<Result>(result: Result): Result {
    if (!losesNext) return result
    losesNext = false
    throw new Error('Connection terminated unexpectedly')
  }
  return {
    schema: database.schema,
    fork: () => database.fork(),
    async query(sql, parameters) {
      await thawed.promise
      return unlessLost(await database.query<never>(sql, parameters))
    },
    async transaction(work) {
      await thawed.promise
      return unlessLost(await database.transaction(work))
    },
    async entityTransaction(work) {
      await thawed.promise
      return database.entityTransaction(work)
    },
    dispose: () => database.dispose(),
    freeze() {
      thawed = Promise.withResolvers()
    },
    thaw: () => thawed.resolve(),
    loseNextAnswer() {
      losesNext = true
    },
  }
}
