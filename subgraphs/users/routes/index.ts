import type { FetchHandler } from '@chainlens/platform/http'
import type { UsersServices } from '../services.ts'
import { jwksRoute } from './jwks.ts'
import { revocationsRoute } from './revocations.ts'
import { runIdentityRoute } from './run-identity.ts'
import { seedDemoRoute } from './seed-demo.ts'

/** Plain HTTP beside the graph, by path. */
export function createRoutes(services: UsersServices): Record<string, FetchHandler> {
  return {
    '/.well-known/jwks.json': jwksRoute(services),
    '/internal/run-identity': runIdentityRoute(services),
    '/internal/revocations': revocationsRoute(services),
    '/internal/seed-demo': seedDemoRoute(services),
  }
}
