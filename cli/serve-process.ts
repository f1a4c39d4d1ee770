import { createProcessRoutes, createReadiness, type Dependency } from '@chainlens/platform/health'
import { type BoundServer, serveFetch } from '@chainlens/platform/http'
import type { Platform } from '@chainlens/platform/service'

/** Binds /healthz, /readyz and /metrics of a process that has no server of its own (port 0: any free one). */
export async function serveProcess(
  platform: Platform,
  options: { dependencies: () => Promise<Dependency[]>; port: number },
): Promise<BoundServer> {
  const { config, metrics } = platform
  const byName = async () => [...new Map((await options.dependencies()).map((one) => [one.name, one])).values()]
  const routes = createProcessRoutes({
    readiness: createReadiness(byName, platform.life),
    metrics,
    metricsToken: config.metricsToken,
    isProduction: config.environment === 'production',
  })
  return serveFetch(
    async (request) => {
      const route = routes[new URL(request.url).pathname as keyof typeof routes]
      return route ? route(request) : new Response('Not found\n', { status: 404 })
    },
    { port: options.port, host: config.host },
  )
}
