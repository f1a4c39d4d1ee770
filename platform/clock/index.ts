export { followRedisClock } from './follow-redis-clock.ts'
export { clockAheadMs, setSharedClock, sharedNow } from './shared-clock.ts'
