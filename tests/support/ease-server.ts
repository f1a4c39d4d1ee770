import { Client } from 'pg'

/** What tests can do without on a server of theirs. */
export interface Eased {
  /** Whether what was acknowledged need not survive a kill of the server. */
  isThrowaway: boolean
}

/**
 * Has the server ask for the same password with one round of hashing instead of 4096: tests connect many thousand
 * times, and guessing a test's password gains nothing. One that is never killed need not wait for its disk either.
 */
export async function easeServer(url: string, { isThrowaway }: Eased): Promise<void> {
  const { username, password } = new URL(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const [role, kept] = [client.escapeIdentifier(username), client.escapeLiteral(decodeURIComponent(password))]
    await client.query('set scram_iterations = 1')
    await client.query(`alter role ${role} password ${kept}`)
    if (isThrowaway) await client.query(`alter role ${role} set synchronous_commit = off`)
  } finally {
    await client.end()
  }
}
