import { Client } from 'pg'

/**
 * Has the server ask for the same password with one round of hashing instead of 4096: tests connect many thousand
 * times, and guessing a test's password gains nothing.
 */
export async function easePasswords(url: string): Promise<void> {
  const { username, password } = new URL(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set scram_iterations = 1')
    const [role, kept] = [client.escapeIdentifier(username), client.escapeLiteral(decodeURIComponent(password))]
    await client.query(`alter role ${role} password ${kept}`)
  } finally {
    await client.end()
  }
}
