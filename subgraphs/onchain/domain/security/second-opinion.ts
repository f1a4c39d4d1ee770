import type { Evidence, Finding } from '@chainlens/platform/evidence'
import type { GoplusAnswer } from '../../sources/goplus.ts'
import type { ContractAnalysis } from '../contract/contract-analysis.ts'

type Asked = 'canMint' | 'canPause' | 'canBlacklist' | 'isProxy'

const FLAGS = {
  canMint: 'is_mintable',
  canPause: 'transfer_pausable',
  canBlacklist: 'is_blacklisted',
  isProxy: 'is_proxy',
} as const

const POWER: Record<Asked, string> = {
  canMint: 'more can be made',
  canPause: 'transfers can be halted',
  canBlacklist: 'accounts can be barred',
  isProxy: 'the code can be exchanged',
}

/**
 * What GoPlus says of a power. Its "no" is not known at a proxy and where the code is not published: there
 * it stops testing.
 */
function opinionOf({ token }: GoplusAnswer, asked: Asked): boolean | null {
  const flag = token[FLAGS[asked]]
  const isUntested = token.is_open_source === false || (asked !== 'isProxy' && token.is_proxy === true)
  return flag === false && isUntested ? null : flag
}

/** What a second reading adds: answers where ChainLens has none of its own, and where the two do not agree. */
export interface SecondOpinion {
  answers: Pick<ContractAnalysis, Asked>
  findings: Finding[]
  /** What was answered by GoPlus alone. */
  filled: Asked[]
}

/** Holds GoPlus's reading beside the own one; the own one stays. */
export function secondOpinion(own: ContractAnalysis, goplus: GoplusAnswer): SecondOpinion {
  const asked = Object.keys(FLAGS) as Asked[]
  const opinions = asked.map((power) => ({ power, mine: own[power], other: opinionOf(goplus, power) }))
  return {
    answers: Object.fromEntries(
      opinions.map(({ power, mine, other }) => [power, mine ?? other]),
    ) as SecondOpinion['answers'],
    filled: opinions.filter(({ mine, other }) => mine === null && other !== null).map(({ power }) => power),
    findings: opinions
      .filter(({ mine, other }) => mine !== null && other !== null && mine !== other)
      .map(({ power, mine }) => disagreement(power, mine === true, [...own.evidence.slice(0, 1), goplus.evidence])),
  }
}

function disagreement(power: Asked, mine: boolean, evidence: Evidence[]): Finding {
  return {
    code: 'SOURCES_DISAGREE',
    // What only the other one found has no finding of its own yet.
    severity: mine ? 'INFO' : 'MEDIUM',
    title: `Sources do not agree on whether ${POWER[power]}`,
    detail: mine
      ? `ChainLens finds in the deployed code that ${POWER[power]}; GoPlus says that this is not so.`
      : `ChainLens finds nothing in the deployed code by which ${POWER[power]}; GoPlus says that it is so. A power can go by a name that is not looked for.`,
    evidence,
  }
}
