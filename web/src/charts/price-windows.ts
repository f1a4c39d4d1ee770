/** The longest round window that every source gives without a key, shorter ones, and the longest that the graph takes. */
export const priceWindows = [
  { value: '30', text: '30 days' },
  { value: '90', text: '90 days' },
  { value: '360', text: '360 days' },
  { value: '3650', text: 'All' },
] as const

export type PriceWindow = (typeof priceWindows)[number]['value']
