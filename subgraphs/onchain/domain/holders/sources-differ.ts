import { computedEvidence, type Evidence, type Finding } from '@chainlens/platform/evidence'
import { COINGECKO } from '@chainlens/platform/providers/coingecko'
import type { ListedHolders } from '../../sources/outside.ts'
import { WHOLE_SHARE } from '../../sources/outside.ts'
import { groupAmounts } from '../formulas/group-amounts.ts'
import { toDecimal } from '../formulas/rational.ts'
import { topShare } from '../formulas/top-share.ts'
import type { TodayInput } from './holders-of-today.ts'

/** Sources that lie further apart than this share are named. */
const MOST_APART = 0.05

interface Said {
  source: string
  share: number
  evidence: Evidence[]
}

/** Says where sources differ on what the ten largest hold, or on how much there is in all. */
export function sourcesDifferFindings(
  lists: readonly { list: ListedHolders; total: bigint }[],
  input: TodayInput,
): Finding[] {
  const said: Said[] = lists.flatMap(({ list, total }) => {
    if (list.largest.length < 10 && !list.isWhole) return []
    const share = topShare(groupAmounts(list.largest.map(({ amount }) => amount)), 10, total)
    return share ? [{ source: list.source, share: Number(toDecimal(share, 6)), evidence: list.evidence }] : []
  })
  const { coingecko } = input.outside
  const band = coingecko?.bands?.[0]
  if (coingecko && band?.label === 'top 10')
    said.push({ source: COINGECKO, share: Number(band.share) / Number(WHOLE_SHARE), evidence: [coingecko.evidence] })
  return [...differInShare(said), ...differInSupply(lists, input)]
}

function differInShare(said: readonly Said[]): Finding[] {
  const shares = said.map(({ share }) => share)
  if (said.length < 2 || Math.max(...shares) - Math.min(...shares) <= MOST_APART) return []
  const [most] = said.toSorted((a, b) => b.share - a.share)
  const excerpt = `top-10 share: ${said.map(({ source, share }) => `${source} ${share}`).join(', ')}`
  return [
    {
      code: 'HOLDER_SOURCES_DIFFER',
      severity: 'LOW',
      title: 'Sources differ on how much the largest hold',
      detail: `${said.map(({ source }) => source).join(', ')} give shares that lie apart; the highest is by ${most!.source}. They may count pools and contracts differently, or be of different times.`,
      evidence: [computedEvidence({ excerpt, inputs: said.flatMap(({ evidence }) => evidence) })],
    },
  ]
}

/** The chain's own supply beside what a source says that there is. */
function differInSupply(lists: readonly { list: ListedHolders }[], { supply }: TodayInput): Finding[] {
  if (!supply || supply.value === 0n) return []
  const differing = lists.filter(({ list: { unit, total } }) => {
    if (unit !== 'RAW' || total === null) return false
    const difference = total > supply.value ? total - supply.value : supply.value - total
    return difference * 100n > supply.value
  })
  return differing.map(({ list }) => ({
    code: 'SUPPLY_DIFFERS',
    severity: 'LOW' as const,
    title: `${list.source} gives another total supply than the chain`,
    detail: 'Shares are of what the contract itself says that there is. The source may lag behind.',
    evidence: [supply.evidence, ...list.evidence],
  }))
}
