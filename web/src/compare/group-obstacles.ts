import type { TokenReports } from '../token/use-token-reports.ts'

/** Why the figures of a group can't be held against each other, by group; groups that can be are not named. */
export function groupObstacles(a: TokenReports, b: TokenReports): Record<string, string> {
  const obstacles: Record<string, string> = {}
  const [holdersA, holdersB] = [a.onchain.report?.holders, b.onchain.report?.holders]
  if (holdersA?.isHistorical || holdersB?.isHistorical)
    obstacles.Holders = 'a list of a past date says nothing of today'
  else if (holdersA && holdersB && holdersA.isWholePopulation !== holdersB.isWholePopulation) {
    obstacles.Holders = 'one list is whole, the other names the largest only'
  }
  const [riskA, riskB] = [a.market.report?.risk, b.market.report?.risk]
  if (riskA && riskB && (riskA.from !== riskB.from || riskA.to !== riskB.to)) obstacles.Risk = 'of different windows'
  return obstacles
}
