import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { waitFor } from '../../support/wait-for.ts'
import { endSession } from './end-session.ts'

const FOREVER = 'setInterval(() => {}, 1_000)'
/** Starts one of its own session that starts another in the same, and waits until both are there. */
const WITH_CHILD = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(FOREVER)}], { stdio: 'ignore' })
  child.once('spawn', () => console.log(child.pid))
  ${FOREVER}`

const lives = (id: number) => {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}

it.runIf(existsSync('/proc/self/stat'))('ends what is left of a session, and what works in its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainlens-end-session-'))
  writeFileSync(join(folder, 'file'), 'x')
  const parent = spawn(process.execPath, ['-e', WITH_CHILD], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = await once(parent.stdout, 'data')
  // As a PostgreSQL: of a session of its own, with its data in the folder.
  const other = spawn(process.execPath, ['-e', FOREVER, folder], { detached: true, stdio: 'ignore' })
  const stranger = spawn(process.execPath, ['-e', FOREVER], { detached: true, stdio: 'ignore' })
  await Promise.all([once(other, 'spawn'), once(stranger, 'spawn')])
  const ended = [once(parent, 'exit'), once(other, 'exit')]
  expect(endSession(parent.pid ?? 0, folder)).toBeGreaterThanOrEqual(3)
  await Promise.all(ended)
  await waitFor(() => !lives(Number(line)))
  expect([existsSync(folder), lives(stranger.pid ?? 0)]).toEqual([false, true])
  stranger.kill('SIGKILL')
})
