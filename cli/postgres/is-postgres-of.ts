import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'

/**
 * Whether a process is a PostgreSQL that works on this data directory. A process id found in a file may have been
 * given to a stranger since, who must not be stopped.
 */
export async function isPostgresOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (process.platform === 'linux') return isPostgresOnLinux(pid, dataDirectory)
  if (process.platform === 'win32') return false // a dead launcher's children end with it there
  const run = promisify(execFile)
  const ps = run('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { timeout: 5_000 })
  const command = await ps.then(
    ({ stdout }) => stdout,
    () => '',
  )
  return command.includes('postgres') && command.includes(`-D ${dataDirectory} `)
}

async function isPostgresOnLinux(pid: number, dataDirectory: string): Promise<boolean> {
  // Empty for a process that is dead and waits to be reaped.
  const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  if (basename(command[0] ?? '') !== 'postgres') return false
  // PostgreSQL works inside its data directory, which tells it even where the directory has been moved meanwhile.
  const [working, data] = await Promise.all([stat(`/proc/${pid}/cwd/`).catch(() => null), stat(dataDirectory)])
  if (working) return working.dev === data.dev && working.ino === data.ino
  return command.includes(dataDirectory)
}
