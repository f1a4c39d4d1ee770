import { startTcpProxy, type Target, type TcpProxy } from './tcp-proxy.ts'

/** What shares connections among processes of one kind, as a load balancer before them does. */
export interface Balancer {
  proxy: TcpProxy
  /** http://127.0.0.1:port, where clients connect. */
  url: string
  dispose(): Promise<void>
}

/** How often each process is asked whether it is ready; a process may be sent clients for as long after it said no. */
const PROBE_EVERY_MS = 100
const PROBE_WITHIN_MS = 2_000

/** Sends new connections in turn to those of the ports whose `/readyz` says 200. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const targets = ports.map((port): Target => ({ host: '127.0.0.1', port }))
  const proxy = await startTcpProxy()
  let isOver = false

  async function isReady({ host, port }: Target): Promise<boolean> {
    const signal = AbortSignal.timeout(PROBE_WITHIN_MS)
    const answer = await fetch(`http://${host}:${port}/readyz`, { signal }).catch(() => null)
    await answer?.body?.cancel()
    return answer?.status === 200
  }
  async function watch(): Promise<void> {
    while (!isOver) {
      const ready = await Promise.all(targets.map(isReady))
      proxy.retarget(targets.filter((_, index) => ready[index]))
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS))
    }
  }
  const watching = watch()
  return {
    proxy,
    url: `http://127.0.0.1:${proxy.port}`,
    async dispose() {
      isOver = true
      await watching
      await proxy.dispose()
    },
  }
}
