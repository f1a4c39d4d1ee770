import type { StreamLimits } from '../federation/subscriptions/subscribe-plan.ts'

/** What holds of subscriptions unless a caller of createGateway says otherwise. */
export const STREAM_LIMITS: StreamLimits = {
  maxEventCharacters: 1_000_000,
  silenceMs: 45_000,
  maxWaitingEvents: 1_000,
  maxWaitingCharacters: 4_000_000,
  concurrentEvents: 16,
}
