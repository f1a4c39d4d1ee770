import type { Database } from '@chainlens/platform/db'
import { type User, userEntity } from '../entities/user.ts'

/** The users of these UUIDs, in their order, in one query; null for those that do not exist. */
export async function loadUsers(database: Database, ids: readonly string[]): Promise<(User | null)[]> {
  const users = await database.fork().find(userEntity, { id: { $in: [...ids] } })
  const byId = new Map(users.map((user) => [user.id, user]))
  return ids.map((id) => byId.get(id) ?? null)
}
