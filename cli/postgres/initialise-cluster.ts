import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ChainLensError } from '@chainlens/platform/errors'
import type { Identity } from './choose-identity.ts'
import type { PostgresBinaries } from './find-binaries.ts'
import { runProgram } from './run-program.ts'
import { singleUserSql } from './single-user-sql.ts'

const stagingPrefix = 'postgres-initdb-'

/**
 * Makes a new data directory with the database and its role. It is made beside and moved into place when complete: a
 * first start that is interrupted leaves nothing that a second one could take for data.
 */
export async function initialiseCluster(input: {
  binaries: PostgresBinaries
  identity: Identity
  homeDirectory: string
  dataDirectory: string
  password: string
  signal?: AbortSignal
}): Promise<void> {
  const { binaries, identity, homeDirectory, signal } = input
  await removeInterrupted(homeDirectory)
  const staging = await mkdtemp(join(homeDirectory, stagingPrefix))
  try {
    const data = join(staging, 'data')
    const passwordFile = join(staging, 'password')
    // Nobody needs the superuser: the program gets a role with the rights it would have on a managed server.
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (identity.owner) {
      for (const path of [staging, passwordFile]) await chown(path, identity.owner.uid, identity.owner.gid)
    }
    const result = await runProgram({
      identity,
      program: binaries.initdb,
      args: [
        ...['-D', data, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        // The builtin provider sorts alike on every system and survives an upgrade of the system's C library.
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      timeoutMs: 120_000,
      signal,
    })
    if (result.exitCode !== 0) throw initialisationError(homeDirectory, result.output)
    await singleUserSql({
      postgres: binaries.postgres,
      identity,
      dataDirectory: data,
      statements: [
        `CREATE ROLE chainlens LOGIN CREATEDB PASSWORD '${input.password}'`,
        'CREATE DATABASE chainlens OWNER chainlens',
      ],
      signal,
    })
    await rename(data, input.dataDirectory)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function removeInterrupted(homeDirectory: string): Promise<void> {
  for (const name of await readdir(homeDirectory)) {
    if (name.startsWith(stagingPrefix)) await rm(join(homeDirectory, name), { recursive: true, force: true })
  }
}

function initialisationError(homeDirectory: string, output: string): ChainLensError {
  const lines = output.trim().split('\n')
  const reason = lines.find((line) => /error|fatal|could not/i.test(line)) ?? lines.at(-1)
  return new ChainLensError({
    code: 'POSTGRES_SETUP_FAILED',
    message: `The embedded PostgreSQL could not make its data directory in ${homeDirectory}.`,
    hint: `Its output: ${reason}`,
    details: { output },
  })
}
