import type { MissingSignal } from '@chainlens/platform/evidence'
import type { ContractAnalysis } from '../contract/contract-analysis.ts'
import { POWER_SIGNALS } from '../contract/power-signals.ts'
import { SIGNAL_NAMES } from './missing-outside.ts'

/** What the report has in the end. */
export interface Had {
  hasHolders: boolean
  contract: ContractAnalysis | null
}

/** Leaves out of what one source lacked what another one answered, and says the same thing once. */
export function withoutAnswered(missing: readonly MissingSignal[], { hasHolders, contract }: Had): MissingSignal[] {
  const answered = new Set<string>()
  if (hasHolders) answered.add('holder concentration')
  if (contract && contract.canMint !== null) answered.add(POWER_SIGNALS.MINT)
  if (contract && contract.canPause !== null) answered.add(POWER_SIGNALS.PAUSE)
  if (contract && contract.canBlacklist !== null) answered.add(POWER_SIGNALS.BLACKLIST)
  const chain = missing.find(({ signal }) => signal === 'holder concentration')
  // Where neither the node nor anyone else was reached, one line says so.
  return missing.filter(
    ({ signal, code }) => !answered.has(signal) && !(signal === SIGNAL_NAMES.HOLDERS && chain?.code === code),
  )
}
