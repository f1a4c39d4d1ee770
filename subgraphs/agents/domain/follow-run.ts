import { endable, happenedWithin } from '@chainlens/platform/async'
import { ClientError } from '@chainlens/platform/errors'
import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context, Services } from '../context.ts'
import { runTopic, type StoredRunEvent } from '../engine/run-event.ts'
import { findOwn } from './find-own.ts'
import { readRunEvents } from './read-run-events.ts'

/** Live events that are kept for a reader who is slow; what is beyond is read from the rows when the turn comes. */
const MOST_KEPT = 256
/** How often the rows are looked at although nothing was heard: a message may have been lost. */
const POLL_MS = 1_000
/** Looks that may fail in a row while the database restarts. */
const MOST_FAILURES = 15

/**
 * The events of a run after a sequence: first those that are stored, then the others as they come, each
 * once and in order; ends after RunEnded. Listens before it reads, so that nothing falls between.
 * Throws UNAUTHENTICATED, or BAD_USER_INPUT for a run that is not the caller's.
 */
export async function followRun(
  context: Context,
  input: { runId: string; afterSequence: number },
): Promise<AsyncGenerator<StoredRunEvent, void, void>> {
  requirePrincipal(context)
  const run = await findOwn(context, 'run', input.runId)
  if (!run) throw new ClientError('BAD_USER_INPUT', 'You have no such run.')
  if (input.afterSequence < 0) throw new ClientError('BAD_USER_INPUT', 'afterSequence is 0 or more.')
  return endable(context.signal, (signal) => follow(context.services, run.id, input.afterSequence, signal))
}

async function* follow(
  { platform, database }: Services,
  runId: string,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<StoredRunEvent, void, void> {
  let seen = afterSequence
  let kept: StoredRunEvent[] = []
  let heard = Promise.withResolvers<void>()
  /** At the start, after a gap and after silence; live events that follow upon what was seen need no rows. */
  let isToRead = true
  const listen = ({ events }: { events: StoredRunEvent[] }) => {
    const isTooMuch = kept.length + events.length > MOST_KEPT
    kept = isTooMuch ? [] : [...kept, ...events]
    isToRead ||= isTooMuch
    heard.resolve()
  }
  const subscribing = platform.pubsub.subscribe(runTopic(runId), listen, {})
  subscribing.catch((error) => platform.logger.warn({ err: error, runId }, 'events are not heard live'))
  try {
    // Where that takes long, the rows are looked at meanwhile, as after a message that got lost.
    await happenedWithin(
      subscribing.catch(() => {}),
      { withinMs: POLL_MS, signal },
    )
    for (let failures = 0; !signal.aborted; ) {
      kept = kept.filter(({ sequence }) => sequence > seen)
      let next = kept[0]?.sequence === seen + 1 ? kept : []
      if (next.length === 0) {
        heard = Promise.withResolvers()
        isToRead ||= kept.length > 0
      }
      if (next.length === 0 && isToRead) {
        try {
          isToRead = false
          const rows = await readRunEvents(database, runId, seen)
          if (rows === 'ENDED') return
          next = rows
          failures = 0
          // There may be another page behind it.
          isToRead ||= rows.length > 0
        } catch (error) {
          isToRead = true
          if (++failures > MOST_FAILURES) throw error
          platform.logger.warn({ err: error, runId }, 'events could not be read yet')
        }
      }
      for (const event of next) {
        if (event.sequence !== seen + 1) break
        seen = event.sequence
        yield event
        if (event.type === 'RunEnded' || signal.aborted) return
      }
      if (next.length === 0 && !(await happenedWithin(heard.promise, { withinMs: POLL_MS, signal }))) isToRead = true
    }
  } finally {
    subscribing.then((subscription) => platform.pubsub.unsubscribe(subscription)).catch(() => {})
  }
}
