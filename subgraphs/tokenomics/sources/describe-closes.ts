import type { Close } from './market-source.ts'

/** Closes in a few words: how many, from when to when, the first and the last. */
export function describeCloses(closes: readonly Close[]): string {
  const first = closes[0]
  const last = closes.at(-1)
  if (!first || !last) return 'no closes in the window'
  return `${closes.length} closes from ${first.day} (${first.price} USD) to ${last.day} (${last.price} USD)`
}
