import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../../tests/support/child.ts'
import { type Person, signIn } from '../../tests/support/graph.ts'
import { freePort } from '../../tests/support/redis.ts'
import { waitFor } from '../../tests/support/wait-for.ts'
import type { WorldName } from '../questions/question.ts'
import { startPlantedSources } from './planted-sources.ts'
import { registerPerson } from './register-person.ts'

/** A running system with the sources of a world, and who asks there, in turn. */
export interface World {
  people: readonly Person[]
  dispose(): Promise<void>
}

/**
 * Starts ChainLens in one process, as a user does, with the sources of the world. `settings` adds those of models.
 * Throws with what the process printed where it ends.
 */
export async function startWorld(name: WorldName, settings: Record<string, string> = {}): Promise<World> {
  const planted = name === 'planted' ? await startPlantedSources() : null
  const home = await mkdtemp(join(tmpdir(), 'chainlens-eval-'))
  const port = String(await freePort())
  const demoPassword = randomBytes(9).toString('base64url')
  const child = startChild(['start'], {
    CHAINLENS_DATA: 'recorded',
    CHAINLENS_HOME: home,
    CHAINLENS_DEMO_PASSWORD: demoPassword,
    LOG_LEVEL: 'warn',
    PORT: port,
    HOST: '127.0.0.1',
    ...planted?.settings,
    ...settings,
  })
  const url = `http://127.0.0.1:${port}`
  await waitFor(async () => {
    if (child.process.exitCode !== null) throw new Error(`The system ended:\n${child.output()}`)
    return (await fetch(`${url}/readyz`).catch(() => null))?.status === 200
  })
  const people = [await signIn({ url, demoPassword }), await registerPerson(child, { url, demoPassword })]
  return {
    people,
    async dispose() {
      await Promise.all(people.map((person) => person.dispose()))
      await child.end()
      await planted?.dispose()
      await rm(home, { recursive: true, force: true })
    },
  }
}
