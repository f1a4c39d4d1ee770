import { addDays, dayOf } from '../question/days.ts'
import type { Aspect } from '../question/question.ts'
import type { Analysis } from '../results/read-analysis.ts'
import { cited } from './figure-text.ts'
import { capitalised, listed } from './plain-text.ts'
import { isRecorded, windowText } from './provenance.ts'
import { MARKET_ROWS, RISK_ROWS } from './rows.ts'
import type { SectionInput } from './section-input.ts'
import { datedTable, table } from './table.ts'
import { reasonText } from './write-missing.ts'
import { writePriceSources } from './write-price-sources.ts'

/** Price, value, supplies, and risk and return of one token. */
export function writeMarket(analysis: Analysis, name: string, input: SectionInput): string[] {
  const wants = (aspect: Aspect) => input.aspects.length === 0 || input.aspects.includes(aspect)
  const market = wants('MARKET') ? datedTable(MARKET_ROWS, analysis.figure) : null
  const compared = wants('MARKET') ? writePriceSources(analysis) : []
  return [...(market ? [market] : []), ...compared, ...(wants('RISK') ? risk(analysis, name, input) : [])]
}

function risk({ report, figure }: Analysis, name: string, input: SectionInput): string[] {
  const window = report?.risk
  if (!window) return []
  const rows = RISK_ROWS.flatMap(({ place, label, meaning }) => {
    const fact = figure(place)
    return fact ? [{ fact, cells: [label, cited(fact), meaning] }] : []
  })
  if (rows.length === 0) {
    const reasons = [...new Set(window.missing.map(reasonText))].map((reason) => capitalised(reason))
    return [`Risk and return over this time cannot be told. ${listed(reasons)}${reasons.length > 0 ? '.' : ''}`.trim()]
  }
  const facts = rows.map(({ fact }) => fact)
  const isBehind = input.period?.kind !== 'BETWEEN' && window.to < addDays(dayOf(input.now), -2)
  return [
    isBehind
      ? `Risk and return, from one closing price a day; the newest ${facts.some(isRecorded) ? 'recorded ' : ''}one is of ${window.to}, so that is where the period ends:`
      : 'Risk and return, from one closing price a day:',
    table(
      [windowText(window, facts), name, 'In plain words'],
      rows.map(({ cells }) => cells),
    ),
    ...reading(figure),
  ]
}

/** What the figures say together, as far as it can be read off them. */
function reading(figure: Analysis['figure']): string[] {
  const sign = (place: string) => Math.sign(Number(figure(place)?.value ?? Number.NaN))
  const sentences: string[] = []
  const [reward, gain] = [sign('risk.sharpeRatio'), sign('risk.totalReturn')]
  if (reward < 0 && gain < 0) sentences.push('Who endured its swings was not rewarded for it over this time.')
  if (reward > 0 && gain > 0) sentences.push('Who endured its swings was rewarded for it over this time.')
  const beta = Number(figure('risk.betaToBitcoin')?.value ?? Number.NaN)
  if (beta > 1) sentences.push('It tended to move with Bitcoin, and further.')
  else if (beta > 0) sentences.push('It tended to move with Bitcoin, but less far.')
  else if (beta < 0) sentences.push('It tended to move against Bitcoin.')
  return sentences.length > 0 ? [sentences.join(' ')] : []
}
