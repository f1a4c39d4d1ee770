import { z } from 'zod'

const MAX_EXPONENT = 400

/** A JSON number together with the digits that its source wrote, so that nothing is lost to a float. */
export class ExactNumber {
  readonly value: number
  /** Plain decimal without exponent, e.g. 0.0000215. */
  readonly exact: string

  constructor(value: number, exact: string) {
    this.value = value
    this.exact = exact
  }
}

/** Writes a JSON number (e.g. 2.15e-05) as a plain decimal; null where it is out of any sensible range. */
export function plainDecimal(json: string): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(json)
  if (!match) return null
  const [, sign = '', whole = '0', fraction = '', exponentText = '0'] = match
  const exponent = Number(exponentText)
  if (Math.abs(exponent) > MAX_EXPONENT) return null
  const digits = whole + fraction
  const point = whole.length + exponent
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0')
  const place = Math.max(point, 1)
  const integer = padded.slice(0, place).replace(/^0+(?=\d)/, '')
  const rest = padded.slice(place).replace(/0+$/, '')
  const text = rest ? `${integer}.${rest}` : integer
  return text === '0' ? '0' : `${sign}${text}`
}

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

/** Parses JSON with every number as an ExactNumber (NaN where it is out of range). Throws SyntaxError. */
export function parseExactJson(text: string): unknown {
  const revive: Reviver = (_key, value, context) => {
    if (typeof value !== 'number') return value
    const exact = plainDecimal(context.source ?? String(value))
    return exact === null || !Number.isFinite(value) ? Number.NaN : new ExactNumber(value, exact)
  }
  return JSON.parse(text, revive as (key: string, value: unknown) => unknown)
}

/** A number of an answer that parseExactJson read; strings are refused. */
export const exactNumber = z.instanceof(ExactNumber, { error: 'a number was expected' })

/** The same where a float is enough. */
export const plainNumber = exactNumber.transform((number) => number.value)
