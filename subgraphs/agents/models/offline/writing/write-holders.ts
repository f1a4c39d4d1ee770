import type { Fact } from '../../model.ts'
import type { Analysis } from '../results/read-analysis.ts'
import type { DomainReport, ReportedFinding } from '../results/tool-shapes.ts'
import { cited } from './figure-text.ts'
import { asCode, asName, listed, mentionsFigures, plainText, sayable } from './plain-text.ts'
import { dayOfFact } from './provenance.ts'
import { HOLDER_ROWS } from './rows.ts'
import { datedTable } from './table.ts'

/** How holdings are spread. A list of the past is shown as what it is, and never read as today's. */
export function writeHolders({ report, figure }: Analysis, name: string): string[] {
  const holders = report?.holders
  const rows = holders?.isHistorical
    ? HOLDER_ROWS.map((row) => (row.place === 'holders.holderCount' ? { ...row, label: 'Entries of the list' } : row))
    : HOLDER_ROWS
  const figures = holders ? datedTable(rows, figure) : null
  if (!holders || !figures) return [`Who holds ${name} today is not known.`]
  if (!holders.isHistorical) {
    const reach = holders.isWholePopulation
      ? 'Every holder was seen.'
      : 'The source lists only the largest holders; what only a list of all would tell is given as the least that it can be.'
    return [`How ${name} is spread. ${reach}`, figures, ...largest(holders.largestHolders)]
  }
  const list = listName(holders.population, figure('holders.holderCount'))
  return [
    `Who holds ${name} today is not known. The only complete list at hand is a recording of the past: ${list}. **These are not today's holders**, and nothing here is judged by them. ${caution(report?.findings ?? [])}`.trim(),
    figures,
  ]
}

const KINDS: Record<string, string> = {
  EXCHANGE: 'an exchange',
  LIQUIDITY_POOL: 'a pool',
  LOCKED: 'a lock',
  BURN: 'burnt',
  CONTRACT: 'a contract',
  ACCOUNT: 'an account',
}

/** Who the largest are, as far as their source names them. */
function largest(holders: NonNullable<DomainReport['holders']>['largestHolders']): string[] {
  if (holders.length === 0) return []
  const names = holders.map(({ address, label, kind }) => {
    const name = label ? asName(label, 40) : asCode(address)
    const what = KINDS[kind]
    return what ? `${name} (${what})` : name
  })
  return [`The largest, in order: ${listed(names)}.`]
}

/** What else the analysis says of the list; not again that it is of the past. */
function caution(findings: readonly ReportedFinding[]): string {
  const detail = findings.find(({ code }) => code === 'HISTORICAL_HOLDERS')?.detail ?? ''
  const said = detail.split(/(?<=\.)\s+/).filter((one) => !/^These are not today's holders|not scored/.test(one))
  return sayable(said.join(' ')) ?? ''
}

/** What a list of the past is, with its day and the number of its holders. */
function listName(population: string, count: Fact | null): string {
  const plain = plainText(population, 120)
  const days = plain.match(/\d{4}-\d\d-\d\d/g) ?? []
  // The list's own name holds its date; it is said as it is where the date is the evidence's.
  const isCovered = days.length > 0 && days.every((day) => count?.dates.includes(day))
  const name = isCovered || /\b\d{4}\b/.test(plain) || !mentionsFigures(plain) ? plain : 'holders of a past day'
  if (!count) return isCovered || !mentionsFigures(plain) ? name : 'holders of a past day'
  const day = dayOfFact(count)
  const when = !isCovered && day ? `, as of ${day}` : ''
  return `${name}${when}, with ${cited(count)} entries`
}
