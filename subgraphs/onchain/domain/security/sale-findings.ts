import type { Finding } from '@chainlens/platform/evidence'
import { GOPLUS, type GoplusAnswer } from '../../sources/goplus.ts'
import type { OutsideAnswers } from '../outside/ask-outside.ts'
import { mayBeOfTheTrial, taxOf } from './sale.ts'

/** GoPlus calls a tax above this high … */
const HIGH_TAX = 0.1
/** … and says of one above this that the token may not be tradable. */
const PROHIBITIVE_TAX = 0.5

/**
 * What a simulated purchase and sale means for a holder. A sale that keeps everything is the gravest of all
 * by itself: an answer can say at once that the token is no honeypot and that a sale keeps everything.
 */
export function saleFindings({ goplus, coingecko }: Pick<OutsideAnswers, 'goplus' | 'coingecko'>): Finding[] {
  const findings: Finding[] = []
  const sayers = [
    ...(goplus?.token.is_honeypot ? [{ name: GOPLUS, evidence: goplus.evidence }] : []),
    ...(coingecko?.isHoneypot ? [{ name: 'CoinGecko', evidence: coingecko.evidence }] : []),
  ]
  if (sayers.length > 0)
    findings.push({
      code: 'HONEYPOT',
      severity: 'CRITICAL',
      title: 'Who buys may not be able to sell',
      detail: `${sayers.map(({ name }) => name).join(' and ')} found that the token cannot be sold, or that its code makes that so.`,
      evidence: sayers.map(({ evidence }) => evidence),
    })
  if (goplus) findings.push(...taxFindings(goplus))
  return findings
}

function taxFindings({ token, evidence }: GoplusAnswer): Finding[] {
  const sale = taxOf(token.sell_tax)
  const purchase = taxOf(token.buy_tax)
  const caveat = mayBeOfTheTrial(token)
    ? ' GoPlus also found a pause between trades or that it could not buy, which can make a trial look so.'
    : ''
  const finding = (code: string, severity: Finding['severity'], title: string, detail: string): Finding => ({
    code,
    severity,
    title,
    detail,
    evidence: [evidence],
  })
  const findings: Finding[] = []
  if (sale === 1)
    findings.push(
      finding(
        'SALE_KEEPS_EVERYTHING',
        'CRITICAL',
        'A sale keeps everything',
        `In the sale that GoPlus simulated the seller got nothing, or the sale was not possible.${caveat}`,
      ),
    )
  else if (sale !== null && sale > HIGH_TAX)
    findings.push(
      finding(
        'HIGH_SELL_TAX',
        sale > PROHIBITIVE_TAX ? 'HIGH' : 'MEDIUM',
        'A sale is taxed highly',
        'The contract keeps a large part of what is sold; see the sell tax.',
      ),
    )
  if (purchase === 1)
    findings.push(
      finding(
        'PURCHASE_KEEPS_EVERYTHING',
        'HIGH',
        'A purchase gives nothing',
        `In the purchase that GoPlus simulated the buyer got nothing, or the purchase was not possible.${caveat}`,
      ),
    )
  else if (purchase !== null && purchase > HIGH_TAX)
    findings.push(
      finding(
        'HIGH_BUY_TAX',
        purchase > PROHIBITIVE_TAX ? 'HIGH' : 'MEDIUM',
        'A purchase is taxed highly',
        'The contract keeps a large part of what is bought; see the buy tax.',
      ),
    )
  return findings
}
