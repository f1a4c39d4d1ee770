import { lchown, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Identity } from './choose-identity.ts'

/**
 * Gives a directory and all in it to the user that PostgreSQL runs as. The directory itself comes last, so that one
 * look at it tells whether the work was finished.
 */
export async function ownDirectory(directory: string, identity: Identity): Promise<void> {
  const { owner } = identity
  if (!owner || (await stat(directory)).uid === owner.uid) return
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), owner.uid, owner.gid)
  }
  await lchown(directory, owner.uid, owner.gid)
}
