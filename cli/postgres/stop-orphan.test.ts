import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chooseIdentity } from './choose-identity.ts'
import { findBinaries } from './find-binaries.ts'
import { launchServer } from './launch-server.ts'
import { pickPort } from './pick-port.ts'
import { processStart } from './process-start.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { stopOrphan } from './stop-orphan.ts'
import { query } from './testing/query.ts'
import { temporaryHome } from './testing/temporary-home.ts'

test('a PostgreSQL that nobody looks after is stopped, and the next start has the data', async () => {
  const homeDirectory = await temporaryHome()
  const dataDirectory = join(homeDirectory, 'postgres')
  const made = await startEmbeddedPostgres({ homeDirectory })
  await query(made.url, 'create table kept as select 42 as answer')
  await made.dispose()

  const { postgres } = await findBinaries()
  const { identity } = await chooseIdentity({ postgres, homeDirectory, dataDirectory })
  const logFile = join(homeDirectory, 'postgres.log')
  const port = await pickPort()
  const { server } = await launchServer({ postgres, identity, dataDirectory, logFile, port, strangerPid: null })
  const pid = server?.pid as number

  const lines: string[] = []
  const next = await startEmbeddedPostgres({ homeDirectory, progress: (line) => lines.push(line) })
  expect(lines).toEqual(['Stopping the database that an interrupted run left behind'])
  expect(await processStart(pid)).toBeNull()
  expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await next.dispose()
})

test('a stranger that got the process id of a crashed PostgreSQL is let live', async () => {
  const homeDirectory = await temporaryHome()
  const dataDirectory = join(homeDirectory, 'postgres')
  await (await startEmbeddedPostgres({ homeDirectory })).dispose()

  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'postgres', '-D', dataDirectory])
  await once(stranger, 'spawn')
  onTestFinished(() => void stranger.kill('SIGKILL'))
  const pid = stranger.pid as number
  await writeFile(join(dataDirectory, 'postmaster.pid'), `${pid}\n${dataDirectory}\n1\n20000\n\n127.0.0.1\n\nready\n`)

  expect(await stopOrphan(dataDirectory)).toBe(pid)
  const database = await startEmbeddedPostgres({ homeDirectory })
  expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await processStart(pid)).not.toBeNull()
  await database.dispose()
})
