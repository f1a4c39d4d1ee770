export { closeWithin } from './close-within.ts'
export { type ConcurrencyLimit, limitConcurrency, limitWaiting, type WaitingLimit } from './limit-concurrency.ts'
export { untilAborted } from './until-aborted.ts'
export { withPatience } from './with-patience.ts'
