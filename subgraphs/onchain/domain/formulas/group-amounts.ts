/** How many accounts hold the same amount, in the token's smallest unit. */
export interface AmountGroup {
  amount: bigint
  count: number
}

/**
 * A list of holders as the formulas read it: the smallest amount first, each amount once, all above 0.
 * Equal amounts are one group, so that 204,127 equal claims cost as much as one.
 */
export type Holdings = readonly AmountGroup[]

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Sorts amounts and groups the equal ones. Who holds 0 is no holder and is left out.
 *
 * @param alsoHeld amounts that a list gives as a count instead of one by one
 * @throws RangeError for an amount below 0
 */
export function groupAmounts(amounts: readonly bigint[], alsoHeld: Holdings = []): AmountGroup[] {
  const groups: AmountGroup[] = []
  // Sorted first and grouped after: a map with a million keys of type bigint costs three times as much.
  for (const amount of [...amounts].sort(compare)) {
    const last = groups.at(-1)
    if (last?.amount === amount) last.count++
    else groups.push({ amount, count: 1 })
  }
  for (const { amount, count } of alsoHeld) {
    const known = groups.find((group) => group.amount === amount)
    if (known) known.count += count
    else groups.push({ amount, count })
  }
  if (alsoHeld.length > 0) groups.sort((a, b) => compare(a.amount, b.amount))
  if (groups[0] && groups[0].amount < 0n) throw new RangeError('An amount that is held cannot be below 0.')
  return groups.filter(({ amount, count }) => amount > 0n && count > 0)
}
