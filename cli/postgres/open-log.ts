import { chown, type FileHandle, open, rename, stat } from 'node:fs/promises'
import type { Identity } from './choose-identity.ts'

const maximumBytes = 10 * 1024 * 1024

/** Opens PostgreSQL's log for appending; one that grew large becomes `<log>.1`. */
export async function openLog(path: string, identity: Identity): Promise<FileHandle> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > maximumBytes) await rename(path, `${path}.1`)
  const log = await open(path, 'a', 0o600)
  if (identity.uid !== undefined && identity.owner) await chown(path, identity.owner.uid, identity.owner.gid)
  return log
}
