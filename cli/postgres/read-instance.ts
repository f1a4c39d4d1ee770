import { instanceFile } from './instance-file.ts'
import { isAlive } from './is-alive.ts'

/** A running ChainLens. */
export interface Instance {
  pid: number
  /** Null while it is still starting. */
  port: number | null
  startedAt: string
}

/** The live instance that holds this data directory, or null: a record left by a dead process is nobody's. */
export async function readInstance(homeDirectory: string): Promise<Instance | null> {
  const record = await instanceFile.read(instanceFile.path(homeDirectory))
  if (!record || !(await isAlive(record))) return null
  return { pid: record.pid, port: record.port, startedAt: record.startedAt }
}
