import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One hash over the names and contents of files below `root`; a missing file counts as one too. */
export function fingerprint(root, paths, ...more) {
  const hash = createHash('sha256')
  for (const path of paths) {
    const content = readOrNull(join(root, path))
    hash.update(`${path}\0${content === null ? 'missing' : content.length}\0`)
    if (content !== null) hash.update(content)
  }
  for (const text of more) hash.update(`\0${text}`)
  return hash.digest('hex')
}

function readOrNull(path) {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
