/** As the database stores counts. */
const MOST = 2_147_483_647

/** A count of tokens as a provider says it; 0 for anything that is none. */
export function tokenCount(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? Math.min(value, MOST) : 0
}
