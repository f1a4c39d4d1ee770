/** How few people carry half of the work. */
export interface AbsenceFactor {
  /** Fewest people who together made at least half of the contributions. */
  factor: number
  /** Contributions of those people. */
  covered: number
  /** Contributions of all. */
  contributions: number
  /** People with a contribution. */
  people: number
}

/**
 * Contributor absence factor (once "bus factor"): the smallest number of people who made at least half
 * of all contributions, given the contributions of each. CHAOSS, Contributor Absence Factor
 * (chaoss.community/kb/metric-contributor-absence-factor). Null where there are none.
 */
export function absenceFactor(contributions: readonly number[]): AbsenceFactor | null {
  const shares = contributions.filter((share) => share > 0).sort((a, b) => b - a)
  const total = shares.reduce((sum, share) => sum + share, 0)
  if (total === 0) return null
  let covered = 0
  let factor = 0
  for (const share of shares) {
    covered += share
    factor += 1
    if (covered * 2 >= total) break
  }
  return { factor, covered, contributions: total, people: shares.length }
}
