import { randomBytes } from 'node:crypto'
import { chown, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Identity } from './choose-identity.ts'
import { writeAtomically } from './write-atomically.ts'

/** The database's password, and whether it was there already. */
export interface KeptPassword {
  password: string
  isNew: boolean
  /** Writes a new password to its file, once the database knows it. */
  save(): Promise<void>
}

/** The password in `<home>/postgres-password`, readable by its owner only, or a new one. */
export async function keepPassword(homeDirectory: string, identity: Identity): Promise<KeptPassword> {
  const path = join(homeDirectory, 'postgres-password')
  const kept = (await readFile(path, 'utf8').catch(missingOnly)).trim()
  if (kept) return { password: kept, isNew: false, save: async () => {} }
  const password = randomBytes(24).toString('base64url')
  return {
    password,
    isNew: true,
    async save() {
      await writeAtomically(path, `${password}\n`, 0o600)
      // Root may start what belongs to an ordinary user, who must be able to start it again.
      if (identity.uid !== undefined && identity.owner) await chown(path, identity.owner.uid, identity.owner.gid)
    },
  }
}

function missingOnly(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}
