import { type Finding, uniqueEvidence } from '@chainlens/platform/evidence'
import { UNKNOWN_CONTRACT } from '../contract/contract-analysis.ts'
import type { OutsideAnswers } from '../outside/ask-outside.ts'
import type { SecuredContract } from './add-security.ts'

/**
 * On Solana every token runs the same program, and its powers are two authorities: one may mint, the other
 * may freeze accounts. Adds them as CoinGecko tells them.
 */
export function addAuthorities(secured: SecuredContract, { coingecko }: OutsideAnswers): SecuredContract {
  if (!coingecko || (coingecko.hasMintAuthority === null && coingecko.hasFreezeAuthority === null)) return secured
  const contract = secured.contract ?? UNKNOWN_CONTRACT
  const finding = (code: string, title: string, detail: string): Finding => ({
    code,
    severity: 'MEDIUM',
    title,
    detail,
    evidence: [coingecko.evidence],
  })
  return {
    ...secured,
    findings: [
      ...secured.findings,
      ...(coingecko.hasMintAuthority
        ? [finding('CAN_MINT', 'Someone may be able to make more tokens', 'The token has a mint authority.')]
        : []),
      ...(coingecko.hasFreezeAuthority
        ? [finding('CAN_BLACKLIST', 'Someone may be able to bar accounts', 'The token has a freeze authority.')]
        : []),
    ],
    contract: {
      ...contract,
      canMint: coingecko.hasMintAuthority,
      canBlacklist: coingecko.hasFreezeAuthority,
      evidence: uniqueEvidence([...contract.evidence, coingecko.evidence]),
    },
  }
}
