import Big from 'big.js'

/** A decimal text rounded half up (away from zero) to so many digits after the point, e.g. 53.456 → 53.46. */
export function roundFigure(value: string, decimals: number, scale = 1): string {
  return new Big(value).div(scale).toFixed(decimals, Big.roundHalfUp)
}

/** A rounded figure with thousands separators: 1234567.8 → 1,234,567.8; the minus is the typographic one. */
export function groupDigits(text: string): string {
  const [whole = '', fraction] = text.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const isZero = !/[1-9]/.test(text)
  return `${text.startsWith('-') && !isZero ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`
}
