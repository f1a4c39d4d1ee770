import type { Config } from '@chainlens/platform/config'
import { queryOnce } from '@chainlens/platform/db'
import { databaseUrlOf } from './database-url.ts'

const TIMEOUT_MS = 2_000

/** Dead runs that nobody has decided about; null where no ChainLens is found that could say. Changes nothing there. */
export async function countDeadRuns(config: Pick<Config, 'databaseUrl' | 'home'>): Promise<number | null> {
  const url = await databaseUrlOf(config)
  if (url === null) return null
  const sql = 'select count(*)::int as dead from agents.dead_runs where decision is null'
  const rows = await queryOnce<{ dead: number }>(url, sql, { timeoutMs: TIMEOUT_MS }).catch(() => null)
  return rows?.[0]?.dead ?? null
}
