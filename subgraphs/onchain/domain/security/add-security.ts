import { type Finding, type MissingSignal, uniqueEvidence } from '@chainlens/platform/evidence'
import type { ContractAnalysis } from '../contract/contract-analysis.ts'
import { UNKNOWN_CONTRACT } from '../contract/contract-analysis.ts'
import type { OutsideAnswers, OutsideSignal } from '../outside/ask-outside.ts'
import { SIGNAL_NAMES } from '../outside/missing-outside.ts'
import { flagFindings } from './flag-findings.ts'
import { liquidityFinding, lockedLiquidity } from './locked-liquidity.ts'
import { readSale } from './sale.ts'
import { saleFindings } from './sale-findings.ts'
import { secondOpinion } from './second-opinion.ts'
import { verifiedSource } from './verified-source.ts'

/** A contract with what other services know of it. */
export interface SecuredContract {
  contract: ContractAnalysis | null
  findings: Finding[]
  missing: MissingSignal[]
  /** What at least one service answered. */
  answered: OutsideSignal[]
}

/** Adds to what the chain itself says of a contract what GoPlus, CoinGecko and registers of source code do. */
export function addSecurity(own: ContractAnalysis | null, outside: OutsideAnswers): SecuredContract {
  const { goplus } = outside
  const sale = readSale(outside)
  const source = verifiedSource(outside)
  if (!goplus && !source.finding && source.isVerified === null && sale.isHoneypot === null)
    return { contract: own, findings: [], missing: [], answered: [] }
  const base = own ?? UNKNOWN_CONTRACT
  const opinion = goplus && secondOpinion(base, goplus)
  const locked = goplus && lockedLiquidity(goplus)
  const findings = [
    ...saleFindings(outside),
    ...(goplus ? flagFindings(goplus) : []),
    ...(opinion?.findings ?? []),
    ...[liquidityFinding(locked), source.finding].filter((finding) => finding !== null),
  ]
  const isTested = sale.isHoneypot !== null || sale.sellTax !== null
  return {
    contract: {
      ...base,
      ...opinion?.answers,
      isVerified: source.isVerified,
      isHoneypot: sale.isHoneypot,
      buyTax: sale.buyTax,
      sellTax: sale.sellTax,
      lockedLiquidity: locked,
      creator: goplus?.token.creator_address ?? null,
      evidence: uniqueEvidence([
        ...base.evidence,
        ...(goplus ? [goplus.evidence] : []),
        ...sale.evidence,
        ...source.evidence,
      ]),
    },
    findings,
    missing: goplus ? untested(goplus.isPartial, isTested, sale.sellTax === null || sale.buyTax === null) : [],
    answered: [
      ...(isTested || goplus ? (['SALE'] as const) : []),
      ...(source.isVerified === null ? [] : (['SOURCE_CODE'] as const)),
    ],
  }
}

/** What GoPlus answered without saying. */
function untested(isPartial: boolean, isTested: boolean, lacksTax: boolean): MissingSignal[] {
  if (isTested && !lacksTax) return []
  const signal = isTested ? 'taxes' : SIGNAL_NAMES.SALE
  if (isPartial) return [{ code: 'NOT_READY', signal, reason: 'GoPlus: it is not done yet; ask again in a minute.' }]
  const reason = isTested
    ? 'GoPlus: it gives no taxes, as where the token is not traded on the exchanges that it watches.'
    : 'GoPlus: it tried no purchase and sale. It does not at a proxy, where the code is not published, and where the token is not traded on the exchanges that it watches.'
  return [{ code: 'NOT_FOUND', signal, reason }]
}
