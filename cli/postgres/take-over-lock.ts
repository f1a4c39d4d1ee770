import { rename, rm } from 'node:fs/promises'
import { instanceFile } from './instance-file.ts'
import { isAlive } from './is-alive.ts'
import { linkOnce } from './link-once.ts'

/**
 * Replaces the record that a dead process left at `path` by our own file; false where another start was quicker.
 *
 * Looking and replacing are two steps, and between them another start may have replaced it: ten that started together
 * ended with five owners. So the right to replace one particular record is itself taken first, by a file that carries
 * the record's id. Who has it looks again. Where its holder died, the next number is the right; numbers are given back
 * only when the record is gone, and then they are good for nothing.
 */
export async function takeOverLock(path: string, staleId: string, own: string): Promise<boolean> {
  const rights: string[] = []
  for (;;) {
    const right = `${path}.${staleId}.${rights.length}`
    rights.push(right)
    if (await linkOnce(own, right)) break
    const holder = await instanceFile.read(right)
    if (holder && (await isAlive(holder))) return false
  }
  const isStillThere = (await instanceFile.read(path))?.id === staleId
  if (isStillThere) await rename(own, path)
  for (const right of rights) await rm(right, { force: true })
  return isStillThere
}
