import type { FetchHandler } from '@chainlens/platform/http'
import { SIGNING_KEY } from '../config.ts'
import type { UsersServices } from '../services.ts'

/** GET: the public keys of access tokens (RFC 7517). For everyone. */
export function jwksRoute({ signingKeys, logger }: UsersServices): FetchHandler {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
    try {
      return Response.json(await signingKeys.published(), {
        headers: {
          'content-type': 'application/jwk-set+json',
          'cache-control': `public, max-age=${SIGNING_KEY.cacheSeconds}`,
        },
      })
    } catch (error) {
      logger.error({ err: error }, 'the public keys could not be read')
      return new Response(null, { status: 503, headers: { 'cache-control': 'no-store' } })
    }
  }
}
