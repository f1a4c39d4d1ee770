import type { FetchHandler } from '@chainlens/platform/http'
import { internalRoute as route } from '@chainlens/platform/service'
import type { z } from 'zod'
import type { Scope } from '../context.ts'
import type { UsersServices } from '../services.ts'

/** A plain route of users that services of ours post to. */
export interface InternalRouteOptions<Input> {
  /** What the body must be. */
  input: z.ZodType<Input>
  /** The services that may ask; left out: all of ours. */
  issuers?: readonly string[]
  handle(scope: Scope, input: Input): Promise<Response>
}

/** Wraps a route in what all of them check, and gives it the services that it works with. */
export function internalRoute<Input>(services: UsersServices, options: InternalRouteOptions<Input>): FetchHandler {
  const handle = (input: Input, logger: Scope['logger']) => options.handle({ services, logger }, input)
  return route(services, { ...options, audience: 'users', handle })
}
