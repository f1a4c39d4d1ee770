import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

/** A real EVM of a test's own. */
export interface Anvil {
  /** http://127.0.0.1:<a free port> */
  url: string
  /** One JSON-RPC call, e.g. ('anvil_setCode', [address, code]). Throws what the node answers as error. */
  request<Result = unknown>(method: string, params?: unknown[]): Promise<Result>
  dispose(): Promise<void>
}

const START_LIMIT_MS = 30_000

/** The binary itself and not its wrapper: ending a wrapper can leave the node behind. */
function binary(): string {
  const name = `@foundry-rs/anvil-${platform()}-${arch() === 'x64' ? 'amd64' : arch()}`
  const require = createRequire(createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'))
  const file = platform() === 'win32' ? 'anvil.exe' : 'anvil'
  return join(dirname(require.resolve(`${name}/package.json`)), 'bin', file)
}

/** Starts anvil on a free port of the loopback; `chainId` is 1 by default. */
export async function startAnvil({ chainId = 1 }: { chainId?: number } = {}): Promise<Anvil> {
  const child = spawn(binary(), ['--port', '0', '--chain-id', `${chainId}`, '--accounts', '3'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
  let url: string | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^Listening on (\S+)$/.exec(line) ?? []
    if (address) url = `http://${address}`
    if (url) break
  }
  clearTimeout(limit)
  if (!url) throw new Error('anvil ended before it listened.')
  // What it prints from here on has no reader; an unread pipe would fill and stop it.
  child.stdout.resume()
  const endpoint = url
  return {
    url,
    async request<Result>(method: string, params: unknown[] = []) {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
        signal: AbortSignal.timeout(START_LIMIT_MS),
      })
      const { result, error } = (await response.json()) as { result: Result; error?: { message: string } }
      if (error) throw new Error(`${method}: ${error.message}`)
      return result
    },
    async dispose() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
