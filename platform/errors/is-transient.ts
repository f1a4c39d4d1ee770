/** PostgreSQL's classes of errors after which the same statement may succeed. */
const TRANSIENT = /^(08|40|53|57P0[123]|57014|55P03|25P03)/
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])

/** True for a failure of the database that passes: it restarts, the connection broke, two transactions collided. */
export function isTransient(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = (current as { code?: unknown }).code
    if (typeof code === 'string' && (TRANSIENT.test(code) || NETWORK.has(code))) return true
    if (
      /connection terminated|timeout exceeded when trying to connect|server closed the connection/i.test(
        current.message,
      )
    )
      return true
  }
  return false
}
