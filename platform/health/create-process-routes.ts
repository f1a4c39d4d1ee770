import type { FetchHandler } from '../http/index.ts'
import { answerMetrics, type Metrics } from '../metrics/index.ts'
import type { AnswerReadiness } from './create-readiness.ts'

/** What every process tells of itself, at the same paths: /healthz, /readyz and /metrics. */
export function createProcessRoutes(options: {
  readiness: AnswerReadiness
  metrics: Metrics
  metricsToken: string | undefined
  isProduction: boolean
}): Record<'/healthz' | '/readyz' | '/metrics', FetchHandler> {
  const { readiness, metrics, metricsToken: token, isProduction } = options
  return {
    // It lives, whatever its dependencies do: to start it again would help none of them.
    '/healthz': async () => new Response('ok\n', { headers: { 'content-type': 'text/plain' } }),
    '/readyz': readiness,
    '/metrics': (request) => answerMetrics(request, { metrics, token, isProduction }),
  }
}
