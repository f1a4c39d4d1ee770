import type { Fact } from '../../model.ts'
import { cited } from './figure-text.ts'
import { dated } from './provenance.ts'

/** A markdown table. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Figures with their dates, one a row; those that are not there are left out. Null without any. */
export function datedTable(
  rows: readonly { place: string; label: string }[],
  figure: (place: string) => Fact | null,
): string | null {
  const known = rows.flatMap(({ place, label }) => {
    const fact = figure(place)
    return fact ? [[label, cited(fact), dated(fact)]] : []
  })
  return known.length > 0 ? table(['Figure', 'Value', 'As of'], known) : null
}
