import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What PostgreSQL says about itself in its data directory. */
export interface Postmaster {
  pid: number
  /** True once it accepts connections. */
  ready: boolean
}

/** Reads postmaster.pid; null where none runs, or ran and was killed after removing it. */
export async function readPostmaster(dataDirectory: string): Promise<Postmaster | null> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  // A single-user PostgreSQL writes its id with a minus sign.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
  if (!pid) return null
  return { pid, ready: lines[7]?.trim() === 'ready' }
}
