import { createHash, timingSafeEqual } from 'node:crypto'
import { clientAddressOf } from '../http/index.ts'
import type { Metrics } from './create-metrics.ts'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/**
 * Answers /metrics. With a token, to whoever brings it, 401 to others. Without one, only outside production and
 * to this machine, since a proxy on it need not say for whom it asks; 404 to others, as if there were nothing.
 */
export async function answerMetrics(
  request: Request,
  options: { metrics: Metrics; token: string | undefined; isProduction: boolean },
): Promise<Response> {
  const { metrics, token, isProduction } = options
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token === undefined && (isProduction || !isOfThisMachine(request)))
    return new Response('Not found\n', { status: 404 })
  if (token !== undefined && (bearer === undefined || !areEqual(bearer, token)))
    return new Response('Give METRICS_TOKEN as a bearer token.\n', {
      status: 401,
      headers: { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' },
    })
  return new Response(await metrics.text(), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function isOfThisMachine(request: Request): boolean {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => request.headers.has(name))
  return !isForwarded && LOOPBACK.test(clientAddressOf(request) ?? '')
}

/** In a time that does not tell how much of it is right. */
function areEqual(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}
