import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A directory that goes away with the test; its name is awkward on purpose. */
export async function temporaryHome(): Promise<string> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "chainlens ä 'home' ")))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  return home
}
