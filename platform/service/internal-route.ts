import type { z } from 'zod'
import { IDENTITY_HEADER, verifyInternalIdentity } from '../auth/index.ts'
import type { FetchHandler } from '../http/index.ts'
import type { Logger } from '../telemetry/index.ts'
import type { Platform } from './platform.ts'

/** A plain route that services of ours post to. */
export interface InternalRouteOptions<Input> {
  /** The service that has the route. */
  audience: string
  /** What the body must be. */
  input: z.ZodType<Input>
  /** The services that may ask; left out: all of ours. */
  issuers?: readonly string[]
  /** Its logger names the request. What it throws is logged, and answered with 500. */
  handle(input: Input, logger: Logger): Promise<Response>
}

const MOST_CHARACTERS = 64_000

function refuse(status: number, code: string): Response {
  return Response.json({ code }, { status })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Wraps a route in what all of them check: method, signed identity, who asks, size and shape of the body. */
export function internalRoute<Input>(
  { keys, logger: parent }: Pick<Platform, 'keys' | 'logger'>,
  options: InternalRouteOptions<Input>,
): FetchHandler {
  return async (request) => {
    if (request.method !== 'POST') return refuse(405, 'BAD_USER_INPUT')
    const body = await request.text()
    if (body.length > MOST_CHARACTERS) return refuse(413, 'BAD_USER_INPUT')
    const identity = await verifyInternalIdentity(keys.internalIdentity, {
      token: request.headers.get(IDENTITY_HEADER),
      audience: options.audience,
      body,
    })
    if (!identity) return refuse(401, 'UNAUTHENTICATED')
    if (options.issuers && !options.issuers.includes(identity.issuer)) return refuse(403, 'FORBIDDEN')
    const parsed = options.input.safeParse(parseJson(body))
    if (!parsed.success) return refuse(400, 'BAD_USER_INPUT')
    const logger = parent.child({ requestId: identity.requestId })
    try {
      return await options.handle(parsed.data, logger)
    } catch (error) {
      logger.error({ err: error, path: new URL(request.url).pathname }, 'internal request failed')
      return refuse(500, 'INTERNAL_SERVER_ERROR')
    }
  }
}
