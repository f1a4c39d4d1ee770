import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/** Fills an empty data directory with what a first start makes; owners and modes are kept. */
export async function copyPreparedHome(home: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${inject('preparedHome')}/.`, home])
}
