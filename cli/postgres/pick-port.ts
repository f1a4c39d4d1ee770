import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A free TCP port of this machine. Below the range from which systems take ports for outgoing connections: one of
 * those could occupy ours while PostgreSQL restarts.
 */
export async function pickPort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new Error('No free port between 20000 and 32000.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
