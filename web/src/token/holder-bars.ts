type Holder = {
  rank: number
  address: string
  label: string | null
  kind: string
  share: number
  exclusion: string | null
}
type Band = { label: string; share: number }

/** One bar: a holder, or where only bands are known, a band. */
export type HolderBar = {
  rank: number | null
  address: string | null
  label: string | null
  kind: string
  share: number
  exclusion: string | null
}

/**
 * The bars of a holders chart. `rest` is what all others hold together, null where it would be a guess: shares that do
 * not add up to a whole (more than all of it, or of a supply that is not known) leave no rest to tell. `scale` is the
 * share at full width: that of the largest bar, since the rest, mostly far larger, would make them all slivers; a
 * longer bar is drawn cut.
 */
export function holderBars(
  holders: readonly Holder[],
  bands: readonly Band[],
): { bars: HolderBar[]; rest: number | null; scale: number } {
  const bars: HolderBar[] =
    holders.length > 0
      ? holders.map(({ rank, address, label, kind, share, exclusion }) => ({
          rank,
          address,
          label,
          kind,
          share,
          exclusion,
        }))
      : bands.map(({ label, share }) => ({ rank: null, address: null, label, kind: 'BAND', share, exclusion: null }))
  const sum = bars.reduce((total, { share }) => total + share, 0)
  const rest = 1 - sum
  const scale = Math.max(...bars.map(({ share }) => share), 0)
  return { bars, rest: holders.length > 0 && rest > 1e-6 && sum > 0 ? rest : null, scale: scale || 1 }
}
