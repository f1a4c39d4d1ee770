import { computedEvidence, type Finding, uniqueEvidence } from '@chainlens/platform/evidence'
import type { ChainView } from '../../sources/source.ts'
import type { ContractFacts } from './contract-facts.ts'

/** What other services were asked for and answered. */
export interface LookedAtElsewhere {
  /** Whether the source code is published. */
  sourceCode: boolean
  /** A simulated purchase and sale, with its taxes. */
  sale: boolean
}

/** Nothing found is never "safe": a reader is told what was looked at, and what was not. */
export function lookedAt(facts: ContractFacts, view: ChainView, { sourceCode, sale }: LookedAtElsewhere): Finding {
  const codes = [facts.code, ...facts.targetCodes]
  const seen = facts.owner ? 'the owner it names' : 'whether it names an owner (it was not seen to)'
  const elsewhere = [
    ...(sourceCode ? ['whether the source code is published'] : []),
    ...(sale ? ['a simulated purchase and sale'] : []),
  ]
  const asked = elsewhere.length > 0 ? ` Asked of other services: ${elsewhere.join(', and ')}.` : ''
  const left = sale ? 'the source code itself' : 'the source code, taxes, and whether a sale works'
  return {
    code: 'WHAT_WAS_LOOKED_AT',
    severity: 'INFO',
    title: 'What was looked at, and what was not',
    detail: `Looked at, in ${view.description}: the code and what it forwards to, ${seen}, and functions by which tokens are made, transfers halted or accounts barred.${asked} Not looked at: ${left}. Finding nothing here does not mean that the token is safe.`,
    evidence: [
      computedEvidence({
        excerpt: `contract analysis of ${facts.address} from ${codes.length === 1 ? 'its code' : 'its code and the code behind it'}`,
        asOf: view.asOf,
        inputs: uniqueEvidence([...view.evidence, ...codes.map((code) => code.evidence)]),
      }),
    ],
  }
}
