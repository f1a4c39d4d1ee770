import { plainDecimal } from '@chainlens/platform/providers/coingecko'
import { z } from 'zod'

const PLAIN = /^(\d{1,80})(?:\.(\d{1,80}))?$/

/** A decimal that is not negative, as text, whether it came as a string or a number; "" and null are null. */
export const looseDecimal = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value, context) => {
    if (value === null || value === undefined || value === '') return null
    // A number may be written with an exponent: 1e21, 1e-7.
    const text = typeof value === 'number' ? (plainDecimal(String(value)) ?? '') : value.trim()
    if (PLAIN.test(text)) return text
    context.addIssue('a decimal was expected')
    return z.NEVER
  })

/** A whole number that is not negative, whether it came as a string or a number; "" and null are null. */
export const looseInteger = looseDecimal.transform((text, context) => {
  if (text === null) return null
  if (/^\d+$/.test(text)) return BigInt(text)
  context.addIssue('a whole number was expected')
  return z.NEVER
})

/** Yes or no as 1, "1", true, "true", "yes" and their opposites; anything else that is short is not known: null. */
export const looseFlag = z
  .union([z.string().max(100), z.number(), z.boolean()])
  .nullish()
  .transform(flagOf)

function flagOf(value: string | number | boolean | null | undefined): boolean | null {
  const text = String(value).toLowerCase()
  if (['1', 'true', 'yes'].includes(text)) return true
  return ['0', 'false', 'no'].includes(text) ? false : null
}

/** An address of an EVM chain in lower case. */
export const looseAddress = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i)
  .transform((text) => text.toLowerCase())

/** A name that a service gives: short, on one line; anything longer is cut, and nothing is null. */
export const looseLabel = z
  .string()
  .nullish()
  .transform((text) => text?.replace(/\s+/g, ' ').trim().slice(0, 60) || null)

/** A decimal as a whole number of 10^-places; digits beyond are cut. */
export function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
}
