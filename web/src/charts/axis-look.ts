/** How every axis looks: words in the page's ink, no line of its own. */
export const axisLook = {
  axisLine: false,
  tickLine: false,
  tick: { fill: 'var(--ink-faint)', fontSize: 12 },
  tickMargin: 6,
  minTickGap: 8,
  interval: 'preserveStartEnd',
} as const
