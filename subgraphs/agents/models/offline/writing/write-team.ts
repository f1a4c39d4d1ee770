import type { Analysis } from '../results/read-analysis.ts'
import { asCode } from './plain-text.ts'
import { TEAM_ROWS } from './rows.ts'
import { datedTable } from './table.ts'

/** Who works on the code. */
export function writeTeam({ report, figure }: Analysis): string[] {
  const figures = datedTable(TEAM_ROWS, figure)
  if (!figures) return []
  const repository = report?.repository
  return [
    `Judged by the work in ${repository ? `the public repository ${asCode(repository)}` : 'its public repository'}, merges and bots left out:`,
    figures,
  ]
}
