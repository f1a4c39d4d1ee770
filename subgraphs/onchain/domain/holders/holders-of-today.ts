import { type Finding, type Measure, type MissingSignal, makeMeasure } from '@chainlens/platform/evidence'
import { COINGECKO } from '@chainlens/platform/providers/coingecko'
import { type ListedHolders, WHOLE_SHARE } from '../../sources/outside.ts'
import type { NamedHolder, Reading } from '../../sources/source.ts'
import type { OutsideAnswers } from '../outside/ask-outside.ts'
import type { HolderConcentration } from './holder-concentration.ts'
import { bandsFrom, measureBands } from './measure-bands.ts'
import { measureLargest } from './measure-largest.ts'
import { sourcesDifferFindings } from './sources-differ.ts'

/** What holdersOfToday needs. */
export interface TodayInput {
  outside: OutsideAnswers
  /** totalSupply() in the smallest unit, read from the chain; null where it was not. */
  supply: Reading<bigint> | null
  decimals: number | null
}

/** The holders of today, as far as any source lists them. */
export interface HoldersOfToday {
  /** Null where no source says anything of them. */
  holders: HolderConcentration | null
  findings: Finding[]
  missing: MissingSignal[]
}

/** The longest list that adds up, with what the others know of its holders; else the bands that one source gives. */
export function holdersOfToday(input: TodayInput): HoldersOfToday {
  const { outside } = input
  const { coingecko } = outside
  const holderCount = countOf(outside)
  const checked = outside.lists.map(eachOnce).map((list) => ({ list, total: totalOf(list, input) }))
  const sound = checked.filter(({ list, total }) => total !== null && addsUp(list, total.amount))
  const missing = checked.flatMap(({ list, total }) =>
    total === null || !addsUp(list, total.amount) ? [refused(list, total === null)] : [],
  )
  const [best] = sound.toSorted((a, b) => b.list.largest.length - a.list.largest.length)
  const findings = sourcesDifferFindings(
    sound.map(({ list, total }) => ({ list, total: total!.amount })),
    input,
  )
  if (best) {
    const largest = withKnowledge(best.list.largest, outside.lists)
    const { amount, from, evidence } = best.total!
    const { decimals } = input
    const list = { ...best.list, largest }
    const holders = measureLargest({
      list,
      total: amount,
      totalFrom: from,
      totalEvidence: evidence,
      decimals,
      holderCount,
    })
    const others = coingecko && bandsFrom(coingecko)
    const bands = others && others.length > (holders.bands?.length ?? 0) ? others : holders.bands
    return { holders: { ...holders, bands }, findings, missing }
  }
  const hasBands = coingecko && (coingecko.bands || coingecko.holderCount !== null)
  return { holders: hasBands ? measureBands(coingecko, holderCount) : null, findings, missing }
}

function refused({ source }: ListedHolders, hasNoTotal: boolean): MissingSignal {
  const reason = hasNoTotal
    ? `${source}: it lists amounts, but how many tokens there are in all is not known.`
    : `${source}: its holders would hold more than there is, so that its list is not used.`
  return { code: hasNoTotal ? 'NOT_FOUND' : 'BAD_ANSWER', signal: `holders by ${source}`, reason }
}

/** What the shares of a list are of: the chain's own word goes first. */
function totalOf(list: ListedHolders, { supply }: TodayInput) {
  if (list.unit === 'SHARE') return { amount: WHOLE_SHARE, from: list.source, evidence: [] }
  if (supply && supply.value > 0n) return { amount: supply.value, from: 'the chain', evidence: [supply.evidence] }
  return list.total ? { amount: list.total, from: list.source, evidence: [] } : null
}

/** Whether the holders hold no more than there is, but for a thousandth: balances and supply may be some blocks apart. */
function addsUp({ largest }: ListedHolders, total: bigint): boolean {
  const held = largest.reduce((sum, { amount }) => sum + amount, 0n)
  return held * 1000n <= total * 1001n
}

/** Each address once: a list that changes while it is read page after page may show one twice. */
function eachOnce(list: ListedHolders): ListedHolders {
  return {
    ...list,
    largest: [...new Map(list.largest.toReversed().map((one) => [one.address, one])).values()].toReversed(),
  }
}

const SAYS_LITTLE = new Set(['UNKNOWN', 'ACCOUNT', 'CONTRACT'])

/** The same holders with the names and kinds that any list has for them; a kind that says more goes before one that says less. */
function withKnowledge(largest: readonly NamedHolder[], lists: readonly ListedHolders[]): NamedHolder[] {
  const known = Map.groupBy(
    lists.flatMap((list) => list.largest),
    ({ address }) => address,
  )
  return largest.map((holder) => {
    const all = [holder, ...(known.get(holder.address) ?? [])]
    const telling = all.find(({ kind }) => !SAYS_LITTLE.has(kind)) ?? all.find(({ kind }) => kind !== 'UNKNOWN')
    return {
      ...holder,
      kind: telling?.kind ?? 'UNKNOWN',
      label: holder.label ?? all.find(({ label }) => label)?.label ?? null,
      isContract: holder.isContract ?? all.find(({ isContract }) => isContract !== null)?.isContract ?? null,
    }
  })
}

/** How many accounts hold some: of the longest list that says so, else of any source. */
function countOf({ lists, coingecko, goplus }: OutsideAnswers): Measure | null {
  const counted = lists
    .toSorted((a, b) => b.largest.length - a.largest.length)
    .map(({ source, holderCount, evidence }) => ({ source, holderCount, evidence, asOf: null as string | null }))
  if (coingecko)
    counted.push({
      source: COINGECKO,
      holderCount: coingecko.holderCount,
      evidence: [coingecko.evidence],
      asOf: coingecko.holdersAt,
    })
  if (goplus?.token.holder_count)
    counted.push({
      source: 'GoPlus',
      holderCount: Number(goplus.token.holder_count),
      evidence: [goplus.evidence],
      asOf: null,
    })
  const found = counted.find(({ holderCount }) => holderCount !== null)
  if (!found) return null
  const { holderCount, source, evidence, asOf } = found
  return makeMeasure({
    value: holderCount,
    exact: `${holderCount}`,
    unit: 'holders',
    method: `accounts that hold some, as ${source} counts them`,
    asOf,
    evidence: evidence.slice(-1),
  })
}
