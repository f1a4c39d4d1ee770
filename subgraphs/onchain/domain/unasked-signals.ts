import type { MissingSignal } from '@chainlens/platform/evidence'

/** What a report would use and ChainLens asks no source for yet. Unknown is said, never counted as good. */
export function unaskedSignals(report: { hasContract: boolean; hasHoldersOfToday: boolean }): MissingSignal[] {
  const code = 'SOURCE_NOT_CONFIGURED'
  const missing: MissingSignal[] = []
  if (!report.hasHoldersOfToday)
    missing.push({
      code,
      signal: 'holder concentration of today',
      reason:
        'No source without a key lists every holder of today; an indexer with a key would, and none is connected yet.',
    })
  if (!report.hasContract) return missing
  return [
    ...missing,
    {
      code,
      signal: 'verified source code',
      reason:
        'Whether the source is published and matches is told by Sourcify, Blockscout or Etherscan; none is connected yet.',
    },
    {
      code,
      signal: 'honeypot test and taxes',
      reason:
        'A simulated purchase and sale would tell; ChainLens does not run one yet, and no source that does is connected.',
    },
  ]
}
