import { type BoundServer, serveFetch } from '@chainlens/platform/http'
import type { Gateway } from './create-core.ts'

/**
 * Binds a gateway to a port (0: any free one), HTTP and WebSocket. Its `dispose` ends the gateway too:
 * sockets are told first, over `spreadMs` at most, then requests have `graceMs` to end.
 */
export async function serveGateway(
  gateway: Gateway,
  options: {
    port: number
    host: string
    onError?: (error: unknown) => void
    spreadMs?: number
    life?: { readonly isLeaving: boolean }
  },
): Promise<BoundServer> {
  const bound = await serveFetch(gateway.fetch, { ...options, direct: gateway.answerNode })
  gateway.attachWebSocket(bound.server)
  return {
    ...bound,
    async dispose(graceMs) {
      await gateway.dispose(options.spreadMs)
      await bound.dispose(graceMs)
    },
  }
}
