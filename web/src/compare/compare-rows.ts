import type { Figure } from '../evidence/figure.ts'
import { marketFigures, onchainFigures, protocolFigures, sentimentFigures, teamFigures } from '../token/figure-specs.ts'
import type { TokenRows } from '../token/token-rows.ts'
import { type Comparison, compareFigures } from './compare-figures.ts'

export type CompareRow = {
  label: string
  group: string
  a: Figure | null
  b: Figure | null
  comparison: Comparison
}

const SPECS = [...marketFigures, ...protocolFigures, ...onchainFigures, ...sentimentFigures, ...teamFigures]

/** Groups of figures of one token's unit, where the numbers of two tokens have nothing to do with each other. */
const OF_THE_UNIT = new Set(['Price'])

/**
 * The rows of a comparison: every figure that is known of one of the two at least, with what may be said of the two.
 * Chips count on through the table, first token's first, so that each has a number of its own.
 */
export function compareRows(
  a: TokenRows,
  b: TokenRows,
  names: { a: string; b: string },
  obstacles: Record<string, string>,
): CompareRow[] {
  const find = (rows: TokenRows, label: string, group: string) =>
    Object.values(rows)
      .flat()
      .find((row) => row.label === label && row.group === group)?.figure ?? null
  let marker = 0
  const named = (figure: Figure | null, name: string) =>
    figure && { ...figure, marker: ++marker, label: `${name}: ${figure.label}` }
  return SPECS.flatMap(({ label, group, verdict }) => {
    const [left, right] = [find(a, label, group), find(b, label, group)]
    if (!left && !right) return []
    const obstacle = obstacles[group] ?? (OF_THE_UNIT.has(label) ? 'a price alone compares nothing' : null)
    const comparison = compareFigures(left, right, verdict, obstacle)
    return [{ label, group, a: named(left, names.a), b: named(right, names.b), comparison }]
  })
}
