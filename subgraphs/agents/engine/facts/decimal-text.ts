/** A finite number as decimal text, without exponent and without rounding: the shortest text that is this number. */
export function decimalText(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', first = '', rest = '', exponent = '0'] = match
  return sign + shiftDecimal(first + (rest ? `.${rest}` : ''), Number(exponent))
}

/** Moves the decimal point of a decimal text, exactly: `shiftDecimal('0.535', 2)` is 53.5. */
export function shiftDecimal(text: string, places: number): string {
  const sign = text.startsWith('-') ? '-' : ''
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at).replace(/0+$/, '')
  return `${sign}${left}${right ? `.${right}` : ''}`
}
