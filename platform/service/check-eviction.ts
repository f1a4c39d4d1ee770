import type { Redis } from 'ioredis'
import type { Logger } from '../telemetry/index.ts'

/**
 * Says so where Redis throws keys away when it is full. Nothing that was acknowledged is lost by that, since PostgreSQL
 * is the truth; but counters of rate limits may begin anew, and wakes and jobs come late. Only a warning: other
 * installations may share that Redis, and hosted ones often do not tell their settings.
 */
export async function checkEviction(redis: Pick<Redis, 'call'>, logger: Pick<Logger, 'warn'>): Promise<void> {
  const answer = await redis.call('CONFIG', 'GET', 'maxmemory-policy').catch(() => null)
  const policy = Array.isArray(answer) ? String(answer[1] ?? '') : ''
  if (policy === '' || policy === 'noeviction') return
  logger.warn(
    { policy, hint: 'CONFIG SET maxmemory-policy noeviction' },
    'redis throws keys away when it is full: rate limits may begin anew, and jobs come late',
  )
}
