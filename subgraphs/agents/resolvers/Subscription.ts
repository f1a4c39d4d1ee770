import type { SubscriptionResolvers } from '../__generated__/resolvers.ts'
import type { Context } from '../context.ts'
import { followRun } from '../domain/follow-run.ts'
import { followSession, type SessionChange } from '../domain/threads/follow-session.ts'
import type { StoredRunEvent } from '../engine/run-event.ts'

export const Subscription: SubscriptionResolvers = {
  runEvents: {
    subscribe: (_root, input, context) => followRun(context, input),
    resolve(event: StoredRunEvent, _input: unknown, context: Context) {
      // What was read for the event before may have changed since.
      context.loaders.clear()
      return event
    },
  } as SubscriptionResolvers['runEvents'],
  sessionChanges: {
    subscribe: (_root, input, context) => followSession(context, input),
    resolve(change: SessionChange, _input: unknown, context: Context) {
      context.loaders.clear()
      return change
    },
  } as SubscriptionResolvers['sessionChanges'],
}
