import { randomUUID } from 'node:crypto'
import { ChainLensError } from '@chainlens/platform/errors'
import { SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import { defineTool } from '../registry/define-tool.ts'

const SOURCE = 'Notification webhook'

/** A short text to the channel that the operator configured. */
export default defineTool({
  name: 'send_notification',
  description:
    'Posts a short text to the notification channel that the operator of this installation has configured. Use it only ' +
    'where the user asks to notify or alert somebody. The user is always asked first and sees the exact text.',
  input: z.strictObject({ text: z.string().trim().min(1).max(2_000).describe('The text, plain') }),
  effect: 'WRITE',
  isRisky: true,
  isTrusted: true,
  timeoutMs: 20_000,
  limit: { points: 5, durationSeconds: 60 },
  isOffered: ({ notificationWebhookUrl }) => notificationWebhookUrl !== undefined,
  async run({ text }, { platform, callId, signal }) {
    const url = platform.config.notificationWebhookUrl as string
    try {
      const answer = await platform.sources.request({
        service: null,
        source: SOURCE,
        url,
        // The address of such a hook is its secret.
        shownUrl: 'webhook:notification',
        method: 'POST',
        // A receiver may tell a repetition by it; none is made here, since many do not.
        headers: { 'content-type': 'application/json', 'idempotency-key': callId ?? randomUUID() },
        body: JSON.stringify({ text: withoutMentions(text) }),
        cacheMs: 0,
        maxBytes: 64_000,
        timeoutMs: 15_000,
        acceptStatuses: BROKE_DOWN,
        signal,
      })
      if (BROKE_DOWN.includes(answer.status)) throw outcomeUnknown()
    } catch (error) {
      if (error instanceof SourceFailure && !error.neverReached && MAY_HAVE_ARRIVED.includes(error.code))
        throw outcomeUnknown(error)
      throw error
    }
    return { __typename: 'SentNotification', sent: true }
  },
})

/** Who answers so may have posted it all the same. */
const BROKE_DOWN = [500, 502, 503, 504]
const MAY_HAVE_ARRIVED = ['TIMED_OUT', 'SOURCE_UNREACHABLE']

function outcomeUnknown(cause?: unknown): ChainLensError {
  return new ChainLensError({
    code: 'OUTCOME_UNKNOWN',
    message: 'the channel did not say whether it took the text; it may or may not have been posted.',
    cause,
  })
}

/** Slack reads <!channel>, <@U…> and <url|label> in a text: written so, it notifies nobody and hides no address. */
function withoutMentions(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
