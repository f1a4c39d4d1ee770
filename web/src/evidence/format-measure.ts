const SCALES = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
] as const

/** Units that are said by how the number is written, or that its label says. */
const SILENT = new Set(['ratio', 'rank'])

/**
 * A figure as a report's rows show it: rounded to what a reader can use, the unit with it. The evidence panel has it
 * unrounded. Fractions are percentages, large amounts are short (m, bn, tn), a price below one keeps four digits.
 */
export function formatMeasure(value: number | string, unit: string | null): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return unit ? `${value} ${unit}` : String(value)
  return write(number, unit)
    .replace(/^(\$?)-/, '−$1')
    .replace(/^\$-/, '−$')
}

function write(number: number, unit: string | null): string {
  if (unit === 'fraction') return `${digits(number * 100, Math.abs(number) < 0.01 && number !== 0 ? 2 : 1)} %`
  if (unit === 'USD') return number < 0 ? `-$${dollars(-number)}` : `$${dollars(number)}`
  const text = Math.abs(number) >= 1e6 ? short(number) : digits(number, Number.isInteger(number) ? 0 : 2)
  return unit === null || SILENT.has(unit) ? text : `${text} ${Math.abs(number) === 1 ? singular(unit) : unit}`
}

function dollars(amount: number): string {
  if (amount >= 1e6) return short(amount)
  if (amount >= 1000) return digits(amount, 0)
  if (amount >= 1 || amount === 0) return amount.toFixed(2)
  return amount.toLocaleString('en', { maximumSignificantDigits: 4, maximumFractionDigits: 20 })
}

function short(number: number): string {
  const [scale, word] = SCALES.find(([least]) => Math.abs(number) >= least)!
  return `${(number / scale).toLocaleString('en', { maximumSignificantDigits: 4 })} ${word}`
}

function digits(number: number, places: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: places })
}

/** "1 day": of units that are one plain English word in the plural. Tickers are in capitals and stay. */
function singular(unit: string): string {
  return /^[a-z]{2,}s$/.test(unit) ? unit.slice(0, -1) : unit
}
