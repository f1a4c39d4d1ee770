import { ACCESS_TOKEN } from '@chainlens/platform/auth'
import { REVOCATION_OVERLAP_SECONDS } from '../config.ts'
import type { Scope } from '../context.ts'

/** Sign-ins that ended, and what to ask with next time. */
export interface Revocations {
  /** The database's time, RFC 3339. */
  now: string
  /** UUIDs. Some may have been in an earlier list. */
  signInIds: string[]
}

/**
 * Sign-ins that ended since `since` (null: as far back as access tokens reach). Reads half a minute further
 * back than asked: a transaction ends later than the time that it wrote, and must not fall between two lists.
 * Never reaches back further than an access token can live, since what ended before opens nothing anyway.
 */
export async function listRevocations({ services }: Scope, input: { since: Date | null }): Promise<Revocations> {
  const longest = ACCESS_TOKEN.longestSeconds + ACCESS_TOKEN.leewaySeconds
  // now() is taken before the statement's snapshot, clock_timestamp() would be taken after it.
  const rows = await services.database.query<{ now: string; id: string | null }>(
    `select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now, ended.id
     from (select 1) as always left join users.sign_ins as ended on ended.revoked_at >=
       greatest(?::timestamptz, now() - ? * interval '1 second') - ? * interval '1 second'`,
    [input.since?.toISOString() ?? '-infinity', longest, REVOCATION_OVERLAP_SECONDS],
  )
  return { now: rows[0]?.now ?? '', signInIds: rows.flatMap((row) => row.id ?? []) }
}
