import { type FSWatcher, watch as watchFolder } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  isSameSight,
  MOST_SUPERGRAPH_BYTES,
  type Sight,
  type SupergraphListener,
  type SupergraphSource,
  tellSight,
} from './supergraph-source.ts'
import { textOrThrow } from './text-or-throw.ts'

/** How a file is watched. */
export interface FileSourceOptions {
  pollMs: number
  /** A file is taken when two looks, that far apart, found the same: somebody may be writing it. */
  settleMs?: number
}

const SETTLE_MS = 25
/** Looks at a file that never keeps still; then it is taken as it is. */
const MOST_LOOKS = 40

/**
 * A supergraph in a file. Its folder is watched, since editors and Kubernetes put another file in its place; where
 * that tells nothing (network drives, links into other folders), a look every `pollMs` does.
 */
export function createFileSource(path: string, options: FileSourceOptions): SupergraphSource {
  const file = resolve(path)
  let told: Sight | null = null
  return {
    async read() {
      const sight = await look(file)
      told = sight
      return textOrThrow(sight)
    },
    watch(listener) {
      return watchFile(file, options, told, listener)
    },
  }
}

function watchFile(file: string, options: FileSourceOptions, known: Sight | null, listener: SupergraphListener) {
  const { pollMs, settleMs = SETTLE_MS } = options
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
      tellSight(sight, listener)
    }
    isLooking = false
  }

  async function settled(): Promise<Sight> {
    let sight = await look(file)
    for (let looks = 1; looks < MOST_LOOKS && !isDisposed && !isSameSight(told, sight); looks += 1) {
      await pause(settleMs)
      const next = await look(file)
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
async function look(file: string): Promise<Sight> {
  try {
    const { size } = await stat(file)
    if (size > MOST_SUPERGRAPH_BYTES) return { problem: `${file} has more than ${MOST_SUPERGRAPH_BYTES} bytes` }
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    return { problem: code === 'ENOENT' ? `there is no file ${file}` : `${file} can not be read (${code})` }
  }
}

/** Tells of changes in a folder that may concern a file; `renew` looks whether it can be watched (again). */
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
