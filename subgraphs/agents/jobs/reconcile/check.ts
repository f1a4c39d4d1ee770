import type { Database, Transaction } from '@chainlens/platform/db'

/** A part of the keys of a day, in their order. */
export interface Page {
  /** UUIDs of those that seem to differ: looked at without a lock, so that what is right costs nobody a wait. */
  suspects: string[]
  /** After which key to go on; null: there are no more. */
  next: string | null
}

/** A table of figures, and how it is held against what it was counted from. */
export interface Check {
  /** The table, for metrics. */
  table: 'counted_runs' | 'agent_analytics' | 'usage_days'
  /** Looks at a bounded part of a day (YYYY-MM-DD, UTC), from after a key on. */
  look(database: Database, date: string, after: string): Promise<Page>
  /** Mends what differs under a key, in a transaction during which nothing is counted. Returns whether anything did. */
  mend(transaction: Transaction, date: string, key: string): Promise<boolean>
}

/** Keys that are looked at together. */
export const BATCH = 500
/** Before all keys. */
export const FIRST_KEY = '00000000-0000-0000-0000-000000000000'

/** The page that keys (in their order) make, of which some seem to differ. */
export function pageOf(keys: readonly string[], suspects: string[], limit: number): Page {
  return { suspects, next: keys.length < limit ? null : (keys.at(-1) ?? null) }
}
