import type { Analysis } from '../results/read-analysis.ts'
import { cited } from './figure-text.ts'
import { mentionsFigures, plainText } from './plain-text.ts'
import { dayOfFact } from './provenance.ts'
import { HOLDER_ROWS } from './rows.ts'
import { datedTable } from './table.ts'

/** How holdings are spread. A list of the past is shown as what it is, and never read as today's. */
export function writeHolders({ report, figure }: Analysis, name: string): string[] {
  const holders = report?.holders
  if (!holders) return []
  const count = figure('holders.holderCount')
  const figures = datedTable(HOLDER_ROWS, figure)
  if (!figures) return []
  if (!holders.isHistorical) {
    const reach = holders.isWholePopulation
      ? 'Every holder was seen.'
      : 'Only the largest holders are listed by the source, so that the true spread is wider than these figures.'
    return [`How ${name} is spread. ${reach}`, figures]
  }
  const day = count ? dayOfFact(count) : null
  const population = plainText(holders.population, 120)
  const known = new Set(count?.dates ?? [])
  // The list's own name holds its date; it is said as it is where the date is the evidence's.
  const isCovered = count && (population.match(/\d{4}-\d\d-\d\d/g) ?? []).every((one) => known.has(one))
  const what = isCovered || !mentionsFigures(population) ? population : 'a list of the past'
  const said = count ? `, ${cited(count)} holders${day ? `, as of ${day}` : ''}` : ''
  return [
    `The only complete list at hand is of the past: ${what}${said}. **These are not today's holders**; the figures say how it began, and nothing here is judged by them.`,
    figures,
  ]
}
