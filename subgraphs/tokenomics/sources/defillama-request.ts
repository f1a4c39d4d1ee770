import { type SourceAnswer, SourceFailure, type Sources } from '@chainlens/platform/sources'

/** Name of the source for people. */
export const DEFILLAMA = 'DefiLlama'

// What it does not have it answers with 400 or 404; a query that is too much with 413 or 422.
const ERROR_STATUSES = [400, 404]

/** Asks DefiLlama, which takes no key. The answer was 2xx; throws SourceFailure. */
export async function defillamaRequest(
  sources: Sources,
  url: string,
  options: { cacheMs?: number; maxBytes?: number; timeoutMs?: number } = {},
): Promise<SourceAnswer> {
  const answer = await sources.request({
    service: 'DEFILLAMA',
    source: DEFILLAMA,
    url,
    maxBytes: 15_000_000,
    acceptStatuses: ERROR_STATUSES,
    ...options,
  })
  if (ERROR_STATUSES.includes(answer.status))
    throw new SourceFailure({ code: 'NOT_FOUND', source: DEFILLAMA, reason: 'it does not know this.' })
  return answer
}
