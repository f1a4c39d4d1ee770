/** An amount of dollars as a price list writes it: at least cents, and as many digits as a small one needs. */
export function usdPrice(amount: string | number): string {
  const number = Number(amount)
  if (number === 0) return '$0'
  if (number < 0.00005) return 'less than $0.0001'
  const places = number >= 0.1 ? 2 : number >= 0.01 ? 3 : 4
  return `$${number.toLocaleString('en', { minimumFractionDigits: Math.min(places, 2), maximumFractionDigits: places })}`
}
