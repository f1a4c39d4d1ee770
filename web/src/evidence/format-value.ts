/**
 * A figure as the evidence has it, digits grouped and none dropped; and for a fraction also as the percentage that the
 * text most likely speaks of. Works on the decimal string: a float would round what is exact.
 */
export function formatValue(
  value: string | null,
  unit: string | null,
): { exact: string; unit: string | null; reading: string | null } | null {
  if (value === null) return null
  const percent = unit === 'fraction' ? Number(value) * 100 : Number.NaN
  const reading = Number.isFinite(percent)
    ? `${percent.toLocaleString('en', { maximumFractionDigits: 2 }).replace('-', '−')} %`
    : null
  return { exact: groupDigits(value), unit, reading }
}

function groupDigits(value: string): string {
  const match = /^([-−]?)(\d+)(\.\d+)?$/.exec(value)
  if (!match) return value
  const [, sign, whole, rest = ''] = match
  return `${sign ? '−' : ''}${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`
}
