import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { PostServices } from './post-services.ts'
import { createRequestPause } from './request-pause.ts'

/** Name of the source for people. */
export const DISCORD = 'Discord'

const API = 'https://discord.com/api/v10'
const CACHE_MS = 10 * 60_000
const MAX_BYTES = 3_000_000
const READ_HERE = [401, 403, 404, 429]

/** Asks Discord's REST API by GET, as the bot or as nobody. Throws SourceFailure for everything but an answer. */
export type DiscordClient = (path: string, options: { asBot: boolean }) => Promise<SourceAnswer>

const limited = z.object({ retry_after: z.number().min(0) })

/** A client for the process: it keeps Discord's limits, which are not the same for the bot and for nobody. */
export function createDiscordClient({ sources, config }: PostServices): DiscordClient {
  const pauses = { bot: createRequestPause(DISCORD), nobody: createRequestPause(DISCORD) }
  return async (path, { asBot }) => {
    const pause = asBot ? pauses.bot : pauses.nobody
    const answer = await sources.request({
      service: 'DISCORD',
      source: DISCORD,
      url: `${API}${path}`,
      headers: asBot ? { authorization: `Bot ${config.keys.DISCORD}` } : {},
      cacheMs: CACHE_MS,
      maxBytes: MAX_BYTES,
      acceptStatuses: READ_HERE,
      beforeAsking: pause.check,
    })
    const { status } = answer
    if (status === 429) throw pause.begin(waitOf(answer))
    if (status === 404) throw discordFailure('NOT_FOUND', 'it does not know this.')
    if (status === 401 || status === 403) {
      const what = status === 401 ? 'it refuses the DISCORD_BOT_TOKEN.' : 'the bot has no access to this channel.'
      throw discordFailure('KEY_REFUSED', asBot ? what : `it refused the request (HTTP ${status}).`)
    }
    return answer
  }
}

/** A failure of Discord's. */
export function discordFailure(
  code: 'NOT_FOUND' | 'KEY_REFUSED' | 'BAD_ANSWER',
  reason: string,
  cause?: unknown,
): SourceFailure {
  return new SourceFailure({ code, source: DISCORD, reason, cause })
}

/** The answer read by a shape. Throws BAD_ANSWER where it has another. */
export function parseDiscord<Shape extends z.ZodType>(answer: SourceAnswer, shape: Shape): z.output<Shape> {
  const parsed = shape.safeParse(answer.json())
  if (parsed.success) return parsed.data
  answer.forget()
  const path = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100)
  throw discordFailure(
    'BAD_ANSWER',
    `the answer does not have the expected shape${path ? ` at ${path}` : ''}.`,
    parsed.error,
  )
}

/** `retry_after` of the body is seconds with fractions; the header says the same in whole ones, and may stand alone. */
function waitOf(answer: SourceAnswer): number | null {
  try {
    const seconds = limited.safeParse(answer.json()).data?.retry_after
    if (seconds !== undefined) return seconds * 1000
  } catch {
    // A refusal by the network before Discord is no JSON.
  }
  const header = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(header) ? header * 1000 : null
}
