import type { Finding } from '@chainlens/platform/evidence'
import type { Hex, Reading } from '../../sources/source.ts'
import type { ContractFacts } from './contract-facts.ts'
import { powerFinding } from './power-finding.ts'
import { upgradeFinding } from './upgrade-finding.ts'

/** What stands out in a contract. */
export function contractFindings(facts: ContractFacts): Finding[] {
  const findings = [
    upgradeFinding(facts),
    ...facts.powers.map((power) => powerFinding(power, facts.owner)),
    pausedFinding(facts),
    ownershipFinding(facts),
  ]
  return findings.filter((finding) => finding !== null)
}

/** The finding for an address that has no contract. */
export function notAContract(code: Reading<Hex>): Finding {
  const isLent = code.value !== '0x'
  return {
    code: 'NOT_A_CONTRACT',
    severity: 'CRITICAL',
    title: 'There is no token contract at this address',
    detail: isLent
      ? 'The address is an ordinary account that lends itself code, which its one key can change at any time.'
      : 'The address has no code on this chain. It may be mistyped, be on another chain, or not exist any more.',
    evidence: [code.evidence],
  }
}

function pausedFinding({ isPaused }: ContractFacts): Finding | null {
  if (!isPaused?.value) return null
  return {
    code: 'IS_PAUSED',
    severity: 'HIGH',
    title: 'The contract says that it is paused',
    detail: 'Its function paused answers yes: transfers are probably halted now.',
    evidence: [isPaused.evidence],
  }
}

function ownershipFinding({ owner }: ContractFacts): Finding | null {
  if (owner?.kind !== 'NOBODY') return null
  return {
    code: 'OWNERSHIP_RENOUNCED',
    severity: 'INFO',
    title: 'Ownership is renounced',
    detail:
      'The owner is the zero or the dead address. Roles other than the owner, and the admin of a proxy, are not touched by that.',
    evidence: owner.evidence,
  }
}
