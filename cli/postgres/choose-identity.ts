import { stat } from 'node:fs/promises'
import { ChainLensError } from '@chainlens/platform/errors'
import { type ProgramResult, runProgram } from './run-program.ts'

/** As whom PostgreSQL runs: it refuses to run as root. */
export interface Identity {
  /** Command line put before the program's own. */
  wrapper: string[]
  uid?: number
  gid?: number
  /** Whose files the data directory must hold, seen from here; absent where they are the caller's anyway. */
  owner?: { uid: number; gid: number }
}

/** An identity that was seen to work, and the major version it reported. */
export interface ChosenIdentity {
  identity: Identity
  majorVersion: number
}

const nobody = { uid: 65534, gid: 65534 }
/** Stops PostgreSQL in order when its launcher dies without a word; a convenience that not every system has. */
const dieWithLauncher = ['setpriv', '--pdeathsig', 'SIGINT']

/**
 * Finds an identity under which PostgreSQL can run on this data directory, by trying: containers and hardened
 * systems forbid some of the ways, and no setting tells which.
 */
export async function chooseIdentity(input: {
  postgres: string
  homeDirectory: string
  dataDirectory: string
  signal?: AbortSignal
}): Promise<ChosenIdentity> {
  const linux = process.platform === 'linux'
  let last: ProgramResult = { exitCode: null, output: '' }
  for (const identity of await candidates(input.dataDirectory)) {
    for (const wrapper of linux ? [[...identity.wrapper, ...dieWithLauncher], identity.wrapper] : [identity.wrapper]) {
      const tried = { ...identity, wrapper }
      last = await probe(tried, input)
      const version = /^postgres \(PostgreSQL\) (\d+)/m.exec(last.output)
      if (last.exitCode === 0 && version) return { identity: tried, majorVersion: Number(version[1]) }
    }
  }
  throw new ChainLensError({
    code: 'POSTGRES_UNUSABLE',
    message: `The embedded PostgreSQL cannot run here: ${last.output.trim().split('\n').at(-1)}`,
    hint:
      process.geteuid?.() === 0
        ? 'It refuses to run as root and no other user can reach the files: start ChainLens as an ordinary user, put it where others may read, or set DATABASE_URL.'
        : 'Run npm rebuild, or set DATABASE_URL to a PostgreSQL server.',
    details: { output: last.output, postgres: input.postgres },
  })
}

/** The ways to run, best first. */
async function candidates(dataDirectory: string): Promise<Identity[]> {
  if (process.geteuid?.() !== 0) return [{ wrapper: [] }]
  const present = await stat(dataDirectory).catch(() => null)
  const dropTo = ['setpriv', '--reuid', `${nobody.uid}`, '--regid', `${nobody.gid}`, '--clear-groups']
  const list: Identity[] = [
    // Root outside, an ordinary user inside: needs no other user to be able to reach the files.
    {
      wrapper: ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'],
      owner: { uid: 0, gid: process.getegid?.() ?? 0 },
    },
    // Another user who may pass through directories closed to him, such as root's own home, and nothing else.
    { wrapper: [...dropTo, '--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'], owner: nobody },
    { wrapper: [], ...nobody, owner: nobody },
  ]
  // Data that an ordinary user made stays that user's, or he could not start again.
  if (present && present.uid !== 0) {
    const owner = { uid: present.uid, gid: present.gid }
    list.unshift({ wrapper: [], ...owner, owner })
  }
  return list
}

function probe(identity: Identity, input: Parameters<typeof chooseIdentity>[0]): Promise<ProgramResult> {
  const common = { identity, timeoutMs: 10_000, signal: input.signal }
  if (process.platform === 'win32') return runProgram({ ...common, program: input.postgres, args: ['--version'] })
  const script = 'cd "$1" && exec "$2" --version'
  return runProgram({ ...common, program: '/bin/sh', args: ['-c', script, 'sh', input.homeDirectory, input.postgres] })
}
