import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from '../../support/redis.ts'
import { waitFor } from '../../support/wait-for.ts'

/** A redis-server of a fault test's own, that can be killed and comes back on the same port. */
export interface FaultRedis {
  url: string
  /** SIGKILL. */
  kill(): Promise<void>
  /** Starts it again: with what its append-only file has, or empty. */
  start(options?: { isEmpty?: boolean }): Promise<void>
  /** One command, e.g. `CONFIG SET maxmemory 1mb`. */
  command(name: string, ...values: string[]): Promise<unknown>
  dispose(): Promise<void>
}

/** Starts one that writes its append-only file every second, as docs recommend for production. */
export async function startFaultRedis(): Promise<FaultRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'chainlens-faults-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server: ChildProcess | null = null

  async function command(name: string, ...values: string[]): Promise<unknown> {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
    client.on('error', () => {})
    try {
      await client.connect()
      return await client.call(name, ...values)
    } finally {
      client.disconnect()
    }
  }
  async function start({ isEmpty = false } = {}): Promise<void> {
    if (isEmpty) await rm(join(folder, 'appendonlydir'), { recursive: true, force: true })
    const options = ['--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec']
    server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...options], { stdio: 'ignore' })
    await waitFor(() => command('PING').catch(() => false))
  }
  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }

  await start()
  return {
    url,
    kill,
    start,
    command,
    async dispose() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
