/** An exact fraction. The denominator is above 0. */
export interface Rational {
  numerator: bigint
  denominator: bigint
}

/** The fraction as a decimal of `places` places, rounded half up (away from 0), e.g. "0.857874617174". */
export function toDecimal({ numerator, denominator }: Rational, places: number): string {
  const isNegative = numerator < 0n
  const doubled = 2n * (isNegative ? -numerator : numerator) * 10n ** BigInt(places) + denominator
  const digits = (doubled / (2n * denominator)).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`
  return isNegative && /[1-9]/.test(text) ? `-${text}` : text
}
