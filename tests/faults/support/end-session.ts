import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'

/**
 * Ends, without farewell, whatever a run of rows has left: processes of its session, those that work in its folder
 * (a PostgreSQL has a session of its own), disks that were mounted there, and the folder. Knows nothing where there is no /proc.
 * Returns how many processes there were.
 */
export function endSession(session: number, folder: string): number {
  let ended = 0
  for (;;) {
    const left = processes().filter((process) => process.session === session || process.command.includes(folder))
    for (const { id } of left) kill(id)
    if (left.length === 0) break
    ended += left.length
    // They are gone, or zombies of someone who has yet to look.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
  for (const line of read('/proc/mounts').split('\n')) {
    const [, place = ''] = line.split(' ')
    if (place.startsWith(folder)) spawnSync('umount', ['-l', place])
  }
  rmSync(folder, { recursive: true, force: true })
  return ended
}

/** Processes that live, but this one. */
function processes(): { id: number; session: number; command: string }[] {
  return names('/proc').flatMap((name) => {
    const id = Number(name)
    if (!Number.isInteger(id) || id === process.pid) return []
    const stat = read(`/proc/${id}/stat`)
    // state, parent, group, session follow the name, which may have blanks of its own.
    const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (!state || state === 'Z') return []
    return [{ id, session: Number(session), command: read(`/proc/${id}/cmdline`) }]
  })
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It was quicker.
  }
}
