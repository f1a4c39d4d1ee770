import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join, relative } from 'node:path'

/** Changes that come together are told together. */
const SETTLE_MS = 40

/** Folders in which nothing is written by hand. */
const LEFT_OUT = new Set(['node_modules', '__generated__', 'dist', 'testing'])

/**
 * Watches folders of `root` with all below them, but for what no person writes. Tells the paths of what changed,
 * from the root, until disposed. A folder is watched for itself, since one call for a whole tree is not the same
 * on every system and goes through node_modules.
 */
export function watchTree(
  root: string,
  folders: readonly string[],
  onChange: (paths: ReadonlySet<string>) => void,
): { dispose(): void } {
  const watchers = new Map<string, FSWatcher>()
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | null = null

  function tell(): void {
    timer = null
    const paths = changed
    changed = new Set()
    onChange(paths)
  }

  function note(path: string): void {
    changed.add(relative(root, path))
    timer ??= setTimeout(tell, SETTLE_MS)
  }

  /** `isNew`: it came while we watch, and what is in it did too. */
  function add(folder: string, isDeep: boolean, isNew: boolean): void {
    if (watchers.has(folder) || !isFolder(folder)) return
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null) return note(folder)
        const path = join(folder, name)
        if (!isFolder(path)) remove(path)
        else if (isDeep && !LEFT_OUT.has(name)) add(path, true, true)
        note(path)
      })
      watcher.on('error', () => remove(folder))
      watchers.set(folder, watcher)
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name)
        if (entry.isDirectory() && isDeep && !LEFT_OUT.has(entry.name)) add(path, true, isNew)
        else if (entry.isFile() && isNew) note(path)
      }
    } catch {
      // Gone already.
      remove(folder)
    }
  }

  function remove(folder: string): void {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  add(root, false, false)
  for (const folder of folders) add(join(root, folder), true, false)
  return {
    dispose() {
      if (timer) clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
