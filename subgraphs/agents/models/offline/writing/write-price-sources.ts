import type { Fact } from '../../model.ts'
import type { Analysis } from '../results/read-analysis.ts'
import { cited } from './figure-text.ts'
import { listed, plainText } from './plain-text.ts'

const MOST_QUOTES = 8

/** The price as each source has it, in one line; nothing where fewer than two have it. */
export function writePriceSources({ figure }: Analysis): string[] {
  const quotes = Array.from({ length: MOST_QUOTES }, (_, index) => figure(`priceComparison.quotes.${index}.value`))
  const known = quotes.filter((fact): fact is Fact => fact !== null)
  const spread = figure('priceComparison.spread')
  if (known.length < 2 || !spread) return []
  const said = known.map((fact) => `${cited(fact)} by ${plainText(fact.evidence.source, 40) || 'one source'}`)
  return [`The price as each source has it: ${listed(said)}; from the lowest to the highest it is ${cited(spread)}.`]
}
