import type { Problem } from '../graph/problem.ts'

/** How a run is being followed. `waiting` to connect the first time is not yet a reason to worry anyone. */
export type RunConnection =
  | { status: 'idle' | 'waiting' | 'live' | 'ended' }
  | { status: 'reconnecting'; problem: Problem }
  | { status: 'failed'; problem: Problem }
