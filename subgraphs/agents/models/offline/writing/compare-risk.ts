import { cell, factOf } from './compare.ts'
import { windowText } from './provenance.ts'
import { RISK_ROWS } from './rows.ts'
import { table } from './table.ts'
import { shortName, type TokenView } from './token-view.ts'

const BITCOIN = 'bip122:000000000019d6689c085ae165831e93/slip44:0'

/** Risk and return side by side; empty where no token has any. */
export function compareRisk(views: readonly TokenView[]): string[] {
  const columns = views.map((view) => ({ view, window: ownWindow(view) }))
  const rows = RISK_ROWS.filter(({ place }) => views.some((view) => factOf(view, 'tokenomics', place))).map(
    ({ place, label }) => [label, ...views.map((view) => riskCell(view, place))],
  )
  if (rows.length === 0) return []
  const windows = new Set(columns.flatMap(({ window }) => window ?? []))
  const [shared] = windows
  const names = views.map(({ token }) => shortName(token))
  const explanation =
    'From one closing price a day. Daily value at risk: on one day in twenty the return was this bad or worse. Sharpe and Sortino ratio: return for the swings endured, and for the falls alone.'
  if (shared && windows.size === 1) return [table([shared, ...names], rows), explanation]
  return [
    'The periods differ, so hold these figures against each other with care.',
    table(['Risk and return', ...names], [['Period', ...columns.map(({ window }) => window ?? 'not known')], ...rows]),
    explanation,
  ]
}

function riskCell(view: TokenView, place: string): string {
  const isOfItself = place === 'risk.betaToBitcoin' && view.token.tokenId === BITCOIN
  return isOfItself ? 'is Bitcoin' : cell(factOf(view, 'tokenomics', place), false)
}

/** The days of a token's own figures; null where it has none. */
function ownWindow(view: TokenView): string | null {
  const window = view.analyses.tokenomics?.report?.risk
  const facts = RISK_ROWS.flatMap(({ place }) => factOf(view, 'tokenomics', place) ?? [])
  return window && facts.length > 0 ? windowText(window, facts) : null
}
