import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { waitFor } from './wait-for.ts'

/** A redis-server of a test's own. */
export interface TestRedis {
  url: string
  dispose(): Promise<void>
}

/** Below those that systems give to connections and to servers that leave the choice to them (Linux: from 32768). */
const PORTS = { from: 10_000, to: 32_000 }
const given = new Set<number>()

/**
 * A port that nobody listens on, for a process that is yet to start. Not one of the system's own choice: until that
 * process listens, any connection could be given it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to)
    if (given.has(port)) continue
    given.add(port)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    await new Promise((resolve) => server.close(resolve))
    if (isFree) return port
  }
}

/** Starts Debian's redis-server on a free port, in a folder that goes with it. */
export async function startRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'chainlens-redis-'))
  const port = await freePort()
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], {
    stdio: 'ignore',
  })
  const exited = once(server, 'exit')
  const url = `redis://127.0.0.1:${port}`
  await waitFor(async () => {
    if (server.exitCode !== null) throw new Error(`redis-server ended with ${server.exitCode}`)
    const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
    probe.on('error', () => {})
    try {
      await probe.connect()
      return true
    } catch {
      return false
    } finally {
      probe.disconnect()
    }
  })
  return {
    url,
    async dispose() {
      server.kill('SIGKILL')
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}
