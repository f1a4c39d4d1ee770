import { computedEvidence, type Finding, type Measure, makeMeasure, uniqueEvidence } from '@chainlens/platform/evidence'
import { loadHashing } from '../../sources/hashing.ts'
import type { ChainView, Reading } from '../../sources/source.ts'
import { isOrdinaryAccount } from '../code/account-code.ts'
import type { Power } from '../code/powers.ts'
import type { Decimals } from '../decimals.ts'
import type { Notes } from '../notes.ts'
import { wholeTokens } from '../whole-tokens.ts'
import { type ContractAnalysis, UNKNOWN_CONTRACT } from './contract-analysis.ts'
import type { ContractFacts } from './contract-facts.ts'
import { contractFindings, notAContract } from './contract-findings.ts'
import { type LookedAtElsewhere, lookedAt } from './looked-at.ts'
import { POWER_SIGNALS } from './power-signals.ts'
import { readContract } from './read-contract.ts'

/** What analyseContract needs. */
export interface ContractToAnalyse {
  view: ChainView
  address: string
  /** Read at the same time as the contract, so that one slow answer does not wait for another. */
  decimals: Promise<Decimals>
  notes: Notes
}

/** A contract as the chain itself shows it. */
export interface AnalysedContract {
  contract: ContractAnalysis
  findings: Finding[]
  /** totalSupply() in the smallest unit; null where it was not read. */
  supply: Reading<bigint> | null
  /** Says what was looked at; null where there is no contract, or its code was not read. */
  lookedAt: ((others: LookedAtElsewhere) => Finding) | null
}

/** What a token's contract says by its code and storage, and what stands out in it. */
export async function analyseContract(input: ContractToAnalyse): Promise<AnalysedContract> {
  const { view, address, notes } = input
  const code = await notes.take('contract code', view.code(address))
  if (!code) return { contract: UNKNOWN_CONTRACT, findings: [], supply: null, lookedAt: null }
  if (isOrdinaryAccount(code.value))
    return {
      contract: { ...UNKNOWN_CONTRACT, evidence: [code.evidence] },
      findings: [notAContract(code)],
      supply: null,
      lookedAt: null,
    }
  const facts = await readContract({ view, address, code, notes })
  const totalSupply = supplyMeasure(facts, await input.decimals, notes)
  const findings = contractFindings(facts)
  noteUnknownPowers(facts, notes)
  const { forwarding, owner, upgrader } = facts
  const isThere = (power: Power) => facts.powers.find((one) => one.power === power)?.isThere ?? null
  return {
    findings,
    supply: facts.supply,
    lookedAt: (others) => lookedAt(facts, view, others),
    contract: {
      ...UNKNOWN_CONTRACT,
      isProxy: forwarding.kind === 'UNKNOWN' ? null : forwarding.kind !== 'NONE' && forwarding.kind !== 'MINIMAL',
      // A diamond has many: none of them is the implementation.
      implementation: forwarding.targets.length === 1 ? forwarding.targets[0]! : null,
      proxyAdmin: upgrader?.address ?? null,
      owner: owner?.address ?? null,
      isOwnershipRenounced: owner ? owner.kind === 'NOBODY' : null,
      canMint: isThere('MINT'),
      canPause: isThere('PAUSE'),
      canBlacklist: isThere('BLACKLIST'),
      totalSupply,
      codeHash: (await loadHashing()).keccak256(code.value),
      evidence: uniqueEvidence([...findings.flatMap((finding) => finding.evidence), ...(totalSupply?.evidence ?? [])]),
    },
  }
}

function supplyMeasure(facts: ContractFacts, decimals: Decimals, notes: Notes): Measure | null {
  const { supply, ticker } = facts
  if (!supply) {
    const isNoted = notes.missing.some(({ signal }) => signal === 'total supply')
    const reason = 'The contract does not say how many tokens there are.'
    if (!isNoted) notes.missing.push({ code: 'BAD_ANSWER', signal: 'total supply', reason })
    return null
  }
  if (decimals.value === null) {
    const reason = 'The amount was read, but without the decimals it is not a number of whole tokens.'
    notes.missing.push({ code: 'DECIMALS_UNKNOWN', signal: 'total supply', reason })
    return null
  }
  const exact = wholeTokens(supply.value, decimals.value)
  const inputs = uniqueEvidence([supply.evidence, ...decimals.evidence, ...(ticker ? [ticker.evidence] : [])])
  const unit = ticker?.value ?? 'tokens'
  const { asOf } = supply.evidence
  return makeMeasure({
    value: Number(exact),
    exact,
    unit,
    method: 'totalSupply() ÷ 10^decimals()',
    asOf,
    evidence: [computedEvidence({ excerpt: `total supply: ${exact} ${unit}`, asOf, inputs })],
  })
}

function noteUnknownPowers({ powers, forwarding }: ContractFacts, notes: Notes): void {
  const reason =
    forwarding.kind === 'NONE' || forwarding.kind === 'MINIMAL'
      ? 'The way in which the code finds its functions is not understood, so that none can be ruled out.'
      : 'Not all of the code that the contract can run could be read, so that none can be ruled out.'
  for (const { power, isThere } of powers)
    if (isThere === null) notes.missing.push({ code: 'CODE_NOT_READABLE', signal: POWER_SIGNALS[power], reason })
}
