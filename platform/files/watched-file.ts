import { type FSWatcher, watch as watchFolder } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What a look at a file found: its text, or why there is none, for a log. */
export type Sight = { text: string } | { problem: string }

/** How a file is watched. */
export interface WatchedFileOptions {
  /** How often it is looked at beside being watched. */
  pollMs: number
  /** It is taken when two looks, that far apart, found the same: somebody may be writing it. */
  settleMs?: number
  maxBytes: number
}

/** A file that others may change. */
export interface WatchedFile {
  /** What it is now. */
  read(): Promise<Sight>
  /** Tells of what differs from what was read last, until disposed. */
  watch(onSight: (sight: Sight) => void): { dispose(): void }
}

const SETTLE_MS = 25
/** Looks at a file that never keeps still; then it is taken as it is. */
const MOST_LOOKS = 40

/**
 * A file whose folder is watched, since editors and Kubernetes put another file in its place. Where that tells
 * nothing (network drives, links into other folders), a look every `pollMs` does.
 */
export function createWatchedFile(path: string, options: WatchedFileOptions): WatchedFile {
  const file = resolve(path)
  let told: Sight | null = null
  return {
    async read() {
      told = await look(file, options.maxBytes)
      return told
    },
    watch: (onSight) => watchFile(file, options, told, onSight),
  }
}

/** Whether two looks found the same. */
export function isSameSight(one: Sight | null, other: Sight): boolean {
  if (!one) return false
  return 'text' in one
    ? 'text' in other && one.text === other.text
    : 'problem' in other && one.problem === other.problem
}

function watchFile(
  file: string,
  { pollMs, settleMs = SETTLE_MS, maxBytes }: WatchedFileOptions,
  known: Sight | null,
  onSight: (sight: Sight) => void,
) {
  let told = known
  let isDisposed = false
  let isLooking = false
  let isAskedAgain = false
  const folder = followFolder(dirname(file), basename(file), () => void lookAgain())

  async function lookAgain(): Promise<void> {
    isAskedAgain = true
    if (isLooking) return
    isLooking = true
    while (isAskedAgain && !isDisposed) {
      isAskedAgain = false
      const sight = await settled()
      if (isDisposed || isSameSight(told, sight)) continue
      told = sight
      onSight(sight)
    }
    isLooking = false
  }

  async function settled(): Promise<Sight> {
    let sight = await look(file, maxBytes)
    for (let looks = 1; looks < MOST_LOOKS && !isDisposed && !isSameSight(told, sight); looks += 1) {
      await pause(settleMs)
      const next = await look(file, maxBytes)
      if (isSameSight(sight, next)) break
      sight = next
    }
    return sight
  }

  const timer = setInterval(() => {
    folder.renew()
    void lookAgain()
  }, pollMs)
  timer.unref()
  // It may have changed since it was read.
  void lookAgain()
  return {
    dispose() {
      isDisposed = true
      clearInterval(timer)
      folder.dispose()
    },
  }
}

/** Never throws: whatever is wrong with a file is a sight of it. */
async function look(file: string, maxBytes: number): Promise<Sight> {
  try {
    const found = await stat(file)
    if (!found.isFile()) return { problem: `${file} is no file` }
    if (found.size > maxBytes) return { problem: `${file} has more than ${maxBytes} bytes` }
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    return { problem: code === 'ENOENT' ? `there is no file ${file}` : `${file} can not be read (${code})` }
  }
}

/** Tells of changes in a folder that may concern a file; `renew` watches it (again) where nothing does. */
function followFolder(folder: string, name: string, onChange: () => void) {
  let watcher: FSWatcher | null = null
  let isDisposed = false

  function close(): void {
    watcher?.close()
    watcher = null
  }

  function renew(): void {
    if (watcher || isDisposed) return
    try {
      watcher = watchFolder(folder, { persistent: false }, (_, changed) => {
        // Kubernetes mounts a file as a link into `..data`, and replaces that.
        if (changed === null || changed === name || changed.startsWith('..')) onChange()
        // Our folder itself was moved or deleted: another may come in its place.
        if (changed === basename(folder)) close()
      })
      watcher.on('error', close)
    } catch {
      // It can't be watched, or is not there: looks by the clock find what comes.
    }
  }

  renew()
  return {
    renew,
    dispose() {
      isDisposed = true
      close()
    },
  }
}
