import { setTimeout as pause } from 'node:timers/promises'
import { ChainLensError } from '@chainlens/platform/errors'
import type { GraphClient } from './graph-client.ts'
import { RUN_EVENTS, type ShownEvent } from './operations.ts'

/** How often in a row a stream may end without having told anything, before nobody is believed to be there. */
const MOST_FAILURES = 8
/** Before it is followed again; doubled with each failure. */
const PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5_000
/** A stream that lasted so long was one, also where it had nothing to tell: a run may wait for its user for a day. */
const LASTED_MS = 30_000

/**
 * The events of a run, each once and in order, until it has ended. A stream that ends before (its sign-in has run
 * out, a gateway was replaced) is taken up behind the last event. Throws STREAM_BROKEN where that leads to nothing.
 */
export async function* followEvents(
  client: Pick<GraphClient, 'subscribe'>,
  runId: string,
  signal: AbortSignal,
): AsyncGenerator<ShownEvent, void, void> {
  let after = 0
  for (let failures = 0; ; ) {
    const began = performance.now()
    let reason = 'it ended before the run did.'
    try {
      for await (const { data } of client.subscribe<{ runEvents: ShownEvent }>(RUN_EVENTS, { runId, after })) {
        const event = data?.runEvents
        if (!event) break
        failures = 0
        if (event.sequence <= after) continue
        after = event.sequence
        yield event
        if (event.__typename === 'RunEnded') return
      }
    } catch (error) {
      reason = reasonOf(error)
    }
    if (performance.now() - began > LASTED_MS) failures = 0
    if (++failures > MOST_FAILURES)
      throw new ChainLensError({ code: 'STREAM_BROKEN', message: `The stream of events broke off: ${reason}` })
    await pause(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** (failures - 1)), undefined, { signal }).catch(() => {})
  }
}

/** Of an error, of a socket's closing, or of what the graph refused. */
function reasonOf(error: unknown): string {
  const said = Array.isArray(error) ? error[0] : error
  const { message, reason } = (said ?? {}) as { message?: string; reason?: string }
  return message || reason || 'the connection was closed.'
}
