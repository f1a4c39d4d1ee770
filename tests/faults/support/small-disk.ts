import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a test's own. */
export interface SmallDisk {
  path: string
  /** Takes what is left of it to the last byte, and what becomes free, until it is told to give it back. */
  fill(): { giveBack(): void }
  dispose(): void
}

/** Mounts a disk of so many megabytes; null where that may not be done: it takes root. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'chainlens-small-disk-'))
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]
  if (spawnSync('mount', options).status !== 0) {
    rmSync(path, { recursive: true, force: true })
    return null
  }
  return {
    path,
    fill() {
      const file = join(path, 'ballast')
      const handle = openSync(file, 'w')
      take(handle)
      const again = setInterval(() => take(handle), 100)
      return {
        giveBack() {
          clearInterval(again)
          closeSync(handle)
          rmSync(file)
        },
      }
    },
    dispose() {
      spawnSync('umount', ['-l', path])
      rmSync(path, { recursive: true, force: true })
    },
  }
}

function take(handle: number): void {
  for (let size = 1 << 20; size > 0; )
    try {
      writeSync(handle, Buffer.alloc(size))
    } catch {
      size = Math.floor(size / 2)
    }
}
