import type { Finding } from '@chainlens/platform/evidence'
import type { GoplusAnswer } from '../../sources/goplus.ts'
import type { GoplusToken } from '../../sources/goplus-shape.ts'

type Flag = {
  [Name in keyof GoplusToken]-?: GoplusToken[Name] extends boolean | null ? Name : never
}[keyof GoplusToken]

interface Rule {
  flag: Flag
  /** The value that is worth a finding; only is_true_token is one where it is "0". */
  when: boolean
  code: string
  severity: Finding['severity']
  title: string
  detail: string
}

/**
 * Flags of GoPlus that speak against a token, with what its own definitions say of each (@goplus/sdk-node
 * 1.1.1). Conclusive, by them, are only a false token and an airdrop scam; the rest are powers and limits.
 * Minting, pausing and barring are not here: ChainLens reads them itself.
 */
const RULES: readonly Rule[] = [
  {
    flag: 'is_true_token',
    when: false,
    code: 'FAKE_TOKEN',
    severity: 'CRITICAL',
    title: 'A copy of another token',
    detail: 'GoPlus holds it for a false one that goes by the name of another.',
  },
  {
    flag: 'is_airdrop_scam',
    when: true,
    code: 'AIRDROP_SCAM',
    severity: 'CRITICAL',
    title: 'An airdrop scam',
    detail: 'GoPlus holds it for a token that is given away to lure its receivers.',
  },
  {
    flag: 'owner_change_balance',
    when: true,
    code: 'OWNER_CAN_CHANGE_BALANCES',
    severity: 'HIGH',
    title: 'The owner can change what others hold',
    detail: 'GoPlus found that the owner can set anyone’s balance, to nothing too.',
  },
  {
    flag: 'hidden_owner',
    when: true,
    code: 'HIDDEN_OWNER',
    severity: 'HIGH',
    title: 'There is a hidden owner',
    detail: 'GoPlus found an owner that owner() does not show; renouncing ownership means little here.',
  },
  {
    flag: 'can_take_back_ownership',
    when: true,
    code: 'CAN_TAKE_BACK_OWNERSHIP',
    severity: 'HIGH',
    title: 'Ownership can be taken back',
    detail: 'GoPlus found a function by which ownership that was given up returns.',
  },
  {
    flag: 'selfdestruct',
    when: true,
    code: 'CAN_SELF_DESTRUCT',
    severity: 'HIGH',
    title: 'The contract can destroy itself',
    detail: 'GoPlus found that it can be destroyed; every balance would be gone.',
  },
  {
    flag: 'cannot_sell_all',
    when: true,
    code: 'CANNOT_SELL_ALL',
    severity: 'HIGH',
    title: 'Not all can be sold at once',
    detail: 'GoPlus found that a holder cannot sell everything in one sale.',
  },
  {
    flag: 'personal_slippage_modifiable',
    when: true,
    code: 'TAX_PER_ACCOUNT',
    severity: 'HIGH',
    title: 'The owner can tax a single account',
    detail: 'GoPlus found that the owner can set another tax for each account.',
  },
  {
    flag: 'slippage_modifiable',
    when: true,
    code: 'TAX_CAN_CHANGE',
    severity: 'MEDIUM',
    title: 'The tax can be changed',
    detail: 'GoPlus found that the tax on trades can be changed later.',
  },
  {
    flag: 'cannot_buy',
    when: true,
    code: 'CANNOT_BUY',
    severity: 'MEDIUM',
    title: 'It cannot be bought',
    detail: 'GoPlus could not buy it. Some tokens are given as rewards only; some keep programs from trading.',
  },
  {
    flag: 'anti_whale_modifiable',
    when: true,
    code: 'LIMIT_CAN_CHANGE',
    severity: 'MEDIUM',
    title: 'The limit on trades can be changed',
    detail: 'GoPlus found that the most that may be traded or held can be changed, so far that no trade works.',
  },
  {
    flag: 'trading_cooldown',
    when: true,
    code: 'TRADING_COOLDOWN',
    severity: 'LOW',
    title: 'Trades have to wait',
    detail: 'GoPlus found a time that has to pass between two trades of one account.',
  },
  {
    flag: 'is_anti_whale',
    when: true,
    code: 'TRADE_LIMIT',
    severity: 'LOW',
    title: 'There is a limit on trades or holdings',
    detail: 'GoPlus found that a trade or a holding may not be above a limit.',
  },
  {
    flag: 'is_whitelisted',
    when: true,
    code: 'HAS_WHITELIST',
    severity: 'LOW',
    title: 'Some accounts are exempt from the rules',
    detail: 'GoPlus found a list of accounts that may trade earlier, without tax, or while others may not.',
  },
  {
    flag: 'external_call',
    when: true,
    code: 'CALLS_OTHER_CONTRACTS',
    severity: 'LOW',
    title: 'A transfer depends on other contracts',
    detail: 'GoPlus found that its main functions call other contracts, which may change.',
  },
]

/** What GoPlus found beside taxes; what it does not say is not known, and no finding. */
export function flagFindings({ token, evidence }: GoplusAnswer): Finding[] {
  const findings = RULES.filter(({ flag, when }) => token[flag] === when).map(
    ({ code, severity, title, detail }): Finding => ({ code, severity, title, detail, evidence: [evidence] }),
  )
  if (token.honeypot_with_same_creator)
    findings.push({
      code: 'CREATOR_MADE_HONEYPOTS',
      severity: 'HIGH',
      title: 'Its creator made honeypots before',
      detail: 'GoPlus knows other tokens of the same creator that could not be sold.',
      evidence: [evidence],
    })
  return findings
}
