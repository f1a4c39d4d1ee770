import { verifyRefreshCookie } from '@chainlens/platform/auth'
import type { SubgraphAnswer, SubgraphRequest } from '../federation/requests/subgraph-request.ts'

/** Takes users' orders about the refresh cookie, and nobody else's. `key` is the one they are signed with. */
export function takeRefreshCookie(key: Uint8Array) {
  return async ({ operation, context }: SubgraphRequest, { extensions }: SubgraphAnswer): Promise<void> => {
    const { subgraph } = operation
    if (subgraph !== 'users' || extensions?.setRefreshCookie === undefined) return
    const cookie = await verifyRefreshCookie(key, extensions.setRefreshCookie)
    if (cookie) context.setRefreshCookie(cookie)
    else context.logger.error({ subgraph }, 'an order about the refresh cookie was not signed by users')
  }
}
