/** The variables of a request, coerced. */
export type Variables = Readonly<Record<string, unknown>>

/** A number that is known with the document, or not before the variables are. */
export type Amount = number | ((variables: Variables) => number)

/** Both together. */
export function sum(one: Amount, other: Amount): Amount {
  if (typeof one === 'number' && typeof other === 'number') return one + other
  if (one === 0) return other
  if (other === 0) return one
  return (variables) => amountOf(one, variables) + amountOf(other, variables)
}

/** One as many times as the other says. */
export function product(one: Amount, other: Amount): Amount {
  if (typeof one === 'number' && typeof other === 'number') return one * other
  if (one === 0 || other === 0) return 0
  if (one === 1) return other
  if (other === 1) return one
  return (variables) => amountOf(one, variables) * amountOf(other, variables)
}

/** What it comes to. */
export function amountOf(amount: Amount, variables: Variables): number {
  return typeof amount === 'number' ? amount : amount(variables)
}
