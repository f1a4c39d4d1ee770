import type { FetchHandler } from '@chainlens/platform/http'
import { z } from 'zod'
import { listRevocations } from '../domain/list-revocations.ts'
import type { UsersServices } from '../services.ts'
import { internalRoute } from './internal-route.ts'

const input = z.object({ since: z.iso.datetime().nullable() })

/** POST { since } → { now, signInIds }: what a gateway asks every second, so that nothing depends on a message. */
export function revocationsRoute(services: UsersServices): FetchHandler {
  return internalRoute(services, {
    input,
    async handle(scope, { since }) {
      return Response.json(await listRevocations(scope, { since: since === null ? null : new Date(since) }))
    },
  })
}
