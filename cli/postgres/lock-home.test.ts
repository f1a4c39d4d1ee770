import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockHome } from './lock-home.ts'
import { processStart } from './process-start.ts'
import { readInstance } from './read-instance.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { temporaryHome } from './testing/temporary-home.ts'

/** A process that does nothing, as long as the test lasts. */
async function idleProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(child, 'spawn')
  onTestFinished(() => void child.kill('SIGKILL'))
  return child.pid as number
}

async function writeRecord(home: string, pid: number, start: string | null): Promise<void> {
  const record = { id: 'other', pid, port: 4321, startedAt: '2026-01-01T00:00:00.000Z', processStart: start }
  await writeFile(join(home, 'instance.json'), JSON.stringify(record))
}

test('a second start on the same data is refused, with who has it and what to do', async () => {
  const home = await temporaryHome()
  const lock = await lockHome(home)
  await expect(lockHome(home)).rejects.toMatchObject({
    code: 'HOME_IN_USE',
    message: expect.stringContaining(`process ${process.pid}, which is still starting`),
    hint: expect.stringContaining('CHAINLENS_HOME'),
  })
  await lock.update({ port: 4000 })
  await expect(lockHome(home)).rejects.toThrow('http://localhost:4000')
  expect(await readInstance(home)).toMatchObject({ pid: process.pid, port: 4000 })

  await lock.release()
  await lock.release()
  expect(await readInstance(home)).toBeNull()
  await (await lockHome(home)).release()
  expect(await readdir(home)).toEqual([])
})

test('a database is not started on data that another process has', async () => {
  const home = await temporaryHome()
  const pid = await idleProcess()
  await writeRecord(home, pid, await processStart(pid))
  await expect(startEmbeddedPostgres({ homeDirectory: home })).rejects.toMatchObject({ code: 'HOME_IN_USE' })
  expect(await readInstance(home)).toEqual({ pid, port: 4321, startedAt: '2026-01-01T00:00:00.000Z' })
})

test.each([
  ['a process that is dead', async (home: string) => writeRecord(home, 2 ** 22 + 1, 'boot:1')],
  [
    'another process than the one that has its id now',
    async (home: string) => writeRecord(home, await idleProcess(), 'boot:1'),
  ],
  ['a power cut', async (home: string) => writeFile(join(home, 'instance.json'), '')],
])('the lock of %s is taken over', async (_, leave) => {
  const home = await temporaryHome()
  await leave(home)
  expect(await readInstance(home)).toBeNull()
  const lock = await lockHome(home)
  expect(await readInstance(home)).toMatchObject({ pid: process.pid })
  await lock.release()
})

test('of many that find a stale lock one gets it', async () => {
  const home = await temporaryHome()
  await writeRecord(home, 2 ** 22 + 1, 'boot:1')
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockHome(home)))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect(await readdir(home)).toEqual(['instance.json'])
})

test('a directory that cannot be made is named', async () => {
  const file = join(await temporaryHome(), 'file')
  await writeFile(file, '')
  await expect(lockHome(join(file, 'x'))).rejects.toMatchObject({ code: 'HOME_UNWRITABLE' })
})
