import { formatMeasure } from '../evidence/format-measure.ts'
import { holderBars } from './holder-bars.ts'
import type { OnchainReport } from './report-types.ts'
import { shortAddress } from './short-address.ts'

type Holders = NonNullable<OnchainReport['holders']>

const KINDS: Record<string, string> = {
  ACCOUNT: 'account',
  CONTRACT: 'contract',
  EXCHANGE: 'exchange',
  LIQUIDITY_POOL: 'pool',
  LOCKED: 'locked',
  BURN: 'burnt',
  UNKNOWN: '',
}

/** The largest holders as a table whose share column is drawn as bars, and the rest of them as its last row. */
export function HolderBars({ holders }: { holders: Holders }) {
  const { bars, rest, scale } = holderBars(holders.largestHolders ?? [], holders.bands ?? [])
  if (bars.length === 0) return null
  return (
    <div className="holders" data-testid="holders-chart">
      {holders.isHistorical && <p className="holders-historical">Not today’s holders: {holders.population}.</p>}
      <table>
        <caption>
          {holders.isHistorical ? 'Largest of that list' : `Largest holders: ${holders.population}`}, share of the total
        </caption>
        <colgroup>
          <col className="holder-rank" />
          <col className="holder-name" />
          <col />
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Holder</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.address ?? bar.label} data-kind={bar.kind}>
              <td className="holder-rank">{bar.rank}</td>
              <th scope="row">
                {bar.address ? (
                  <span title={bar.exclusion ? `${bar.address}: ${bar.exclusion}` : bar.address}>
                    {bar.label ?? <code>{shortAddress(bar.address)}</code>}
                  </span>
                ) : (
                  bar.label
                )}
                {KINDS[bar.kind] && <span className="holder-kind">{KINDS[bar.kind]}</span>}
              </th>
              <Share share={bar.share} scale={scale} />
            </tr>
          ))}
          {rest !== null && (
            <tr data-kind="REST">
              <td />
              <th scope="row">All others</th>
              <Share share={rest} scale={scale} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Share({ share, scale }: { share: number; scale: number }) {
  return (
    <td className="holder-share">
      <span className="holder-bar" data-cut={share > scale || undefined}>
        <span style={{ inlineSize: `${Math.min(share / scale, 1) * 100}%` }} />
      </span>
      <span className="holder-figure">{formatMeasure(share, 'fraction')}</span>
    </td>
  )
}
