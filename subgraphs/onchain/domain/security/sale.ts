import { type Evidence, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import type { GoplusToken } from '../../sources/goplus-shape.ts'
import type { OutsideAnswers } from '../outside/ask-outside.ts'

/** What a simulated purchase and sale showed. Null: not known, never no. */
export interface Sale {
  isHoneypot: boolean | null
  buyTax: Measure | null
  sellTax: Measure | null
  /** What it was read from. */
  evidence: Evidence[]
}

/** A share above a whole by more than rounding is no share. */
const MOST = 1.000001

/** A tax as a share: "1" is all of it. Null where it is not known or no share. */
export function taxOf(text: string | null): number | null {
  const tax = text === null ? null : Number(text)
  return tax === null || tax > MOST ? null : Math.min(tax, 1)
}

/**
 * Whether a sale that keeps everything may come from how it was tried, and not from the token: a pause that
 * the token asks for between two trades, or a purchase that was not possible in the first place.
 */
export function mayBeOfTheTrial({ trading_cooldown, cannot_buy }: GoplusToken): boolean {
  return trading_cooldown === true || cannot_buy === true
}

/** Puts together what GoPlus and CoinGecko say of buying and selling. */
export function readSale({ goplus, coingecko }: Pick<OutsideAnswers, 'goplus' | 'coingecko'>): Sale {
  const tax = (name: 'buy_tax' | 'sell_tax'): Measure | null => {
    const value = goplus && taxOf(goplus.token[name])
    if (!goplus || value === null) return null
    const method = `${name} by GoPlus, out of a simulated ${name === 'buy_tax' ? 'purchase' : 'sale'}; 1 is all of it`
    return makeMeasure({ value, exact: `${value}`, unit: 'fraction', method, evidence: [goplus.evidence] })
  }
  const evidence = [
    ...(goplus ? [goplus.evidence] : []),
    ...(coingecko && coingecko.isHoneypot !== null ? [coingecko.evidence] : []),
  ]
  const byGoplus = goplus && honeypotBy(goplus.token)
  const said = [byGoplus, coingecko?.isHoneypot ?? null]
  // One source that could not sell weighs more than one that could.
  const isHoneypot = said.includes(true) ? true : said.includes(false) && !isDoubtful(goplus?.token) ? false : null
  return { isHoneypot, buyTax: tax('buy_tax'), sellTax: tax('sell_tax'), evidence }
}

/** Whether GoPlus could not sell. A sale that keeps everything is none, whatever its flag says. */
function honeypotBy(token: GoplusToken): boolean | null {
  if (token.is_honeypot) return true
  if (taxOf(token.sell_tax) === 1) return mayBeOfTheTrial(token) ? null : true
  return isDoubtful(token) ? null : token.is_honeypot
}

/** Whether "no" by GoPlus says little: it stops testing at a proxy and where the code is not published, or the sale kept everything. */
function isDoubtful(token: GoplusToken | undefined): boolean {
  if (!token) return false
  return token.is_proxy === true || token.is_open_source === false || taxOf(token.sell_tax) === 1
}
