import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { processStart } from './process-start.ts'
import { readPostmaster } from './read-postmaster.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { query } from './testing/query.ts'
import { temporaryHome } from './testing/temporary-home.ts'
import { until } from './testing/until.ts'

describe('the embedded PostgreSQL', () => {
  test('is made at the first start, durable, reachable from this machine only, without a superuser', async () => {
    const homeDirectory = await temporaryHome()
    const lines: string[] = []
    const database = await startEmbeddedPostgres({ homeDirectory, progress: (line) => lines.push(line) })
    try {
      const [row] = await query(
        database.url,
        `select current_setting('server_encoding') encoding, current_setting('fsync') fsync,
                current_setting('listen_addresses') addresses, current_setting('is_superuser') superuser,
                lower('ÄΩ') lower, current_database() name`,
      )
      expect(row).toEqual({
        encoding: 'UTF8',
        fsync: 'on',
        addresses: '127.0.0.1',
        superuser: 'off',
        lower: 'äω',
        name: 'chainlens',
      })
      expect(lines).toEqual(['Making the database (once)'])
      expect(database.port).toBeGreaterThanOrEqual(20_000)
      expect(database.port).toBeLessThan(32_000)
      await expect(query(database.url.replace(/:[^:@]+@/, ':guessed@'), 'select 1')).rejects.toThrow(/password/)
      expect((await stat(join(homeDirectory, 'postgres-password'))).mode & 0o777).toBe(0o600)
    } finally {
      await database.dispose()
    }
    expect((await readdir(homeDirectory)).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log'])
  })

  test('keeps its data from start to start, and its password is replaced when the file is lost', async () => {
    const homeDirectory = await temporaryHome()
    const first = await startEmbeddedPostgres({ homeDirectory })
    await query(first.url, 'create table kept as select 42 as answer')
    await first.dispose()

    const second = await startEmbeddedPostgres({ homeDirectory })
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await second.dispose()

    await rm(join(homeDirectory, 'postgres-password'))
    const third = await startEmbeddedPostgres({ homeDirectory })
    expect(await query(third.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(new URL(third.url).password).not.toBe(new URL(first.url).password)
    await third.dispose()
  })

  test('has every acknowledged row after its launcher was killed', async () => {
    const homeDirectory = await temporaryHome()
    const program = join(import.meta.dirname, 'testing/write-until-killed.ts')
    const writer = spawn(process.execPath, [program, homeDirectory], { stdio: ['ignore', 'pipe', 'inherit'] })
    const closed = once(writer, 'close')
    let output = ''
    writer.stdout.on('data', (chunk) => {
      output += chunk
    })
    await until(() => output.split('\n').length > 50 || writer.exitCode !== null)
    writer.kill('SIGKILL')
    await closed
    const acknowledged = output.trim().split('\n').map(Number)

    const database = await startEmbeddedPostgres({ homeDirectory })
    const rows = await query(database.url, 'select n from acknowledged order by n')
    expect(rows.map((row) => row.n)).toEqual(expect.arrayContaining(acknowledged))
    await database.dispose()
  })

  test('leaves no process after dispose, which may be called twice', async () => {
    const homeDirectory = await temporaryHome()
    const database = await startEmbeddedPostgres({ homeDirectory })
    const pid = (await readPostmaster(join(homeDirectory, 'postgres')))?.pid as number
    expect(await processStart(pid)).not.toBeNull()
    await Promise.all([database.dispose(), database.dispose()])
    await database.dispose()
    expect(await processStart(pid)).toBeNull()
    expect(await readPostmaster(join(homeDirectory, 'postgres'))).toBeNull()
  })

  test('is started again on the same port when it is killed', async () => {
    const homeDirectory = await temporaryHome()
    const lines: string[] = []
    const database = await startEmbeddedPostgres({ homeDirectory, progress: (line) => lines.push(line) })
    const readPid = async () => (await readPostmaster(join(homeDirectory, 'postgres')))?.pid as number
    const pid = await readPid()
    await query(database.url, 'create table kept as select 42 as answer')
    process.kill(pid, 'SIGKILL')
    await until(async () => (await readPid()) !== pid)
    await until(() => query(database.url, 'select 1').catch(() => false))
    expect(await query(database.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(lines.at(-1)).toMatch(/unexpectedly/)
    await database.dispose()
  })

  test('is started again once it can be, when its first attempts to come back fail', async () => {
    const homeDirectory = await temporaryHome()
    const lines: string[] = []
    const database = await startEmbeddedPostgres({ homeDirectory, progress: (line) => lines.push(line) })
    const dataDirectory = join(homeDirectory, 'postgres')
    const pid = (await readPostmaster(dataDirectory))?.pid as number
    await query(database.url, 'create table kept as select 42 as answer')
    // As good as a full disk: it ends itself while it starts.
    await rename(join(dataDirectory, 'pg_wal'), join(dataDirectory, 'pg_wal_away'))
    process.kill(pid, 'SIGKILL')
    await until(() => lines.some((line) => line.includes('does not start')))
    await rename(join(dataDirectory, 'pg_wal_away'), join(dataDirectory, 'pg_wal'))
    await until(() => query(database.url, 'select 1').catch(() => false))
    expect(await query(database.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await database.dispose()
  })

  test('makes its data afresh after a first start that was abandoned', async () => {
    const homeDirectory = await temporaryHome()
    const abandoned = new AbortController()
    const start = startEmbeddedPostgres({ homeDirectory, signal: abandoned.signal, progress: () => abandoned.abort() })
    await expect(start).rejects.toThrow(/abort/)
    await mkdir(join(homeDirectory, 'postgres-initdb-killed'))
    const database = await startEmbeddedPostgres({ homeDirectory })
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.dispose()
    expect(await readdir(homeDirectory)).not.toContain('postgres-initdb-killed')
  })

  test('refuses data of another major version, and what is no data of PostgreSQL', async () => {
    const homeDirectory = await temporaryHome()
    const data = join(homeDirectory, 'postgres')
    await mkdir(data)
    await writeFile(join(data, 'PG_VERSION'), '99\n')
    await expect(startEmbeddedPostgres({ homeDirectory })).rejects.toMatchObject({
      code: 'POSTGRES_VERSION_MISMATCH',
      message: expect.stringMatching(/made by PostgreSQL 99; this is PostgreSQL \d+\.$/),
    })
    await rm(join(data, 'PG_VERSION'))
    await writeFile(join(data, 'thesis.txt'), 'precious')
    await expect(startEmbeddedPostgres({ homeDirectory })).rejects.toMatchObject({ code: 'POSTGRES_VERSION_MISMATCH' })
    expect(await readFile(join(data, 'thesis.txt'), 'utf8')).toBe('precious')
  })

  test('says in one line which directory it cannot write and what to set', async () => {
    const file = join(await temporaryHome(), 'file')
    await writeFile(file, '')
    const error = await startEmbeddedPostgres({ homeDirectory: join(file, 'x') }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'HOME_UNWRITABLE', hint: expect.stringContaining('CHAINLENS_HOME') })
    expect(error.message).toContain(join(file, 'x'))
    expect(error.message).not.toContain('\n')
  })
})
