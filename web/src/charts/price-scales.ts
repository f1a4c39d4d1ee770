/** How a price axis counts: by equal steps, or by equal factors. */
export const priceScales = [
  { value: 'linear', text: 'Linear' },
  { value: 'log', text: 'Log' },
] as const

export type PriceScale = (typeof priceScales)[number]['value']
