import { citedFigure } from '../../../engine/facts/cited-figure.ts'
import { groupDigits, roundFigure } from '../../../engine/text-pipeline/round-figure.ts'
import type { Fact } from '../../model.ts'
import { plainText } from './plain-text.ts'

/** From here on the cents are left out. */
const LARGE = 1e6
/** A ticker that would be read as a scale, a percentage or a currency is left out. */
const TICKER = /^(?!(?:k|m|b|t|bn|tn|usd|percent)$)[a-z][a-z0-9.+-]{0,11}$/i

/** A large amount is written out, whole, so that it can be held against its evidence digit by digit. */
function amount(value: string, small: (value: string) => string): string {
  return Math.abs(Number(value)) >= LARGE ? groupDigits(roundFigure(value, 0)) : small(value)
}

/** Two places; a price far below one has three digits that count. */
function cents(value: string): string {
  const size = Math.abs(Number(value))
  if (size === 0 || size >= 1) return groupDigits(roundFigure(value, 2))
  return groupDigits(roundFigure(value, Math.min(18, 2 - Math.floor(Math.log10(size)))))
}

/** A fact's figure, rounded as a person would say it, without its reference; a fact without a figure is empty. */
export function figureText(fact: Fact): string {
  const { value, unit } = citedFigure(fact)
  if (value === null) return ''
  const whole = (number: string) => groupDigits(roundFigure(number, 0))
  if (unit === '%') return `${groupDigits(roundFigure(value, 1))} %`
  if (unit === 'USD') {
    const text = amount(value, cents)
    return text.startsWith('−') ? `−$${text.slice(1)}` : `$${text}`
  }
  if (unit === 'ratio' || unit === 'standard deviations') return groupDigits(roundFigure(value, 2))
  if (unit === 'commits/week') return groupDigits(roundFigure(value, 1))
  if (unit === 'index points')
    return Math.abs(Number(value)) < 10 && value.includes('.') ? groupDigits(roundFigure(value, 1)) : whole(value)
  if (unit !== null && COUNTED.has(unit)) return whole(value)
  const ticker = plainText(unit ?? '', 12)
  return `${amount(value, (few) => (Math.abs(Number(few)) < 1 ? cents(few) : whole(few)))}${TICKER.test(ticker) ? ` ${ticker}` : ' tokens'}`
}

const COUNTED = new Set(['holders', 'contributors', 'members', 'days', 'rank', 'posts'])

/** A fact's figure with the reference to it: "53.5 % [[f3]]". */
export function cited(fact: Fact): string {
  return `${figureText(fact)} [[${fact.id}]]`.trim()
}
