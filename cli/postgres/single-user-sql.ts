import { ChainLensError } from '@chainlens/platform/errors'
import type { Identity } from './choose-identity.ts'
import { runProgram } from './run-program.ts'

/** Runs statements on a database that no server is running on: PostgreSQL's single-user mode asks for no password. */
export async function singleUserSql(input: {
  postgres: string
  identity: Identity
  dataDirectory: string
  /** Without line breaks inside: each is one line of input. */
  statements: string[]
  signal?: AbortSignal
}): Promise<void> {
  // A failing statement is kept out of the output: it may carry a password.
  const settings = ['exit_on_error=true', 'log_min_error_statement=panic', 'log_checkpoints=off']
  const result = await runProgram({
    identity: input.identity,
    program: input.postgres,
    args: ['--single', '-D', input.dataDirectory, ...settings.flatMap((setting) => ['-c', setting]), 'postgres'],
    stdin: `${input.statements.join('\n')}\n`,
    timeoutMs: 120_000,
    signal: input.signal,
  })
  if (result.exitCode === 0) return
  throw new ChainLensError({
    code: 'POSTGRES_SETUP_FAILED',
    message: 'The embedded PostgreSQL could not be set up.',
    hint: `Its output: ${result.output.trim().split('\n').at(-1)}`,
    details: { output: result.output },
  })
}
