import type { Principal } from '@chainlens/platform/auth'
import { encodeId } from '@chainlens/platform/ids'
import type { User } from '../entities/user.ts'

/** A user as the graph shows one to a caller: the address to the user and admins alone, the password to nobody. */
export function presentUser(user: User, caller: Principal | null) {
  const maySeeEmail = caller?.userId === user.id || caller?.role === 'ADMIN'
  return {
    id: encodeId('user', user.id),
    email: maySeeEmail ? user.email : null,
    name: user.name,
    role: user.role,
    emailVerified: user.emailVerified,
    createdAt: user.createdAt,
  }
}
