import type { Database } from '@chainlens/platform/db'
import DataLoader from 'dataloader'
import { loadUsers } from './domain/load-users.ts'
import type { User } from './entities/user.ts'

/** Batches what one request reads: all users in one query. */
export interface Loaders {
  /** By UUID; null where there is none. */
  userById: DataLoader<string, User | null>
}

/** Loaders of one request. */
export function createLoaders(database: Database): Loaders {
  return { userById: new DataLoader((ids) => loadUsers(database, ids)) }
}
