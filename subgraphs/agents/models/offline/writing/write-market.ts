import type { Aspect } from '../question/question.ts'
import type { Analysis } from '../results/read-analysis.ts'
import { cited } from './figure-text.ts'
import { windowText } from './provenance.ts'
import { MARKET_ROWS, RISK_ROWS } from './rows.ts'
import { datedTable, table } from './table.ts'

/** Price, value, supplies, and risk and return of one token. */
export function writeMarket({ report, figure }: Analysis, name: string, aspects: readonly Aspect[]): string[] {
  const wants = (aspect: Aspect) => aspects.length === 0 || aspects.includes(aspect)
  const market = wants('MARKET') ? datedTable(MARKET_ROWS, figure) : null
  return [...(market ? [market] : []), ...(wants('RISK') && report ? risk({ report, figure }, name) : [])]
}

function risk({ report, figure }: Pick<Analysis, 'report' | 'figure'>, name: string): string[] {
  const rows = RISK_ROWS.flatMap(({ place, label, meaning }) => {
    const fact = figure(place)
    return fact ? [{ fact, cells: [label, cited(fact), meaning] }] : []
  })
  if (rows.length === 0 || !report?.risk) return []
  const window = windowText(
    report.risk,
    rows.map(({ fact }) => fact),
  )
  return [
    'Risk and return, from one closing price a day:',
    table(
      [window, name, 'In plain words'],
      rows.map(({ cells }) => cells),
    ),
    ...reading(figure),
  ]
}

/** What the figures say together, as far as it can be read off them. */
function reading(figure: Analysis['figure']): string[] {
  const [sharpe, beta] = [figure('risk.sharpeRatio'), figure('risk.betaToBitcoin')]
  const sentences: string[] = []
  if (sharpe)
    sentences.push(
      Number(sharpe.value) < 0
        ? 'Over this time its swings were endured for a loss.'
        : 'Over this time its swings were paid for with a gain.',
    )
  if (beta && Number(beta.value) > 1) sentences.push('It moved further than Bitcoin on the days that Bitcoin moved.')
  else if (beta && Number(beta.value) > 0) sentences.push('It moved along with Bitcoin, but less far.')
  return sentences.length > 0 ? [sentences.join(' ')] : []
}
