import type { FetchHandler } from '@chainlens/platform/http'
import { z } from 'zod'
import { hasPasswordLength } from '../domain/has-password-length.ts'
import { seedDemoAccount } from '../domain/seed-demo-account.ts'
import type { UsersServices } from '../services.ts'
import { internalRoute } from './internal-route.ts'

const input = z.object({ password: z.string().refine(hasPasswordLength) })

/** POST { password } → { userId, email, change }: makes the demo account; refused in production. */
export function seedDemoRoute(services: UsersServices): FetchHandler {
  return internalRoute(services, {
    input,
    async handle(scope, { password }) {
      const account = await seedDemoAccount(scope, { password })
      return account ? Response.json(account) : Response.json({ code: 'FORBIDDEN' }, { status: 403 })
    },
  })
}
