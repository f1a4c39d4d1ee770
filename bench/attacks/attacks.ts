const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

/** Fragments that each spread the next one twice: 2^levels fields. */
function fanOut(levels: number): string {
  const fragments = times(levels, (i) => `fragment F${i} on Product { ...F${i + 1} topReview { id } ...F${i + 1} }`)
  return `{ product(number: 1) { ...F0 } } ${fragments} fragment F${levels} on Product { id }`
}

/** What is sent to the gateway: the body of a POST, new with each `count`, so that nothing is known already. */
export type Attack = (count: number) => string

const ofQuery =
  (query: string): Attack =>
  (count) =>
    JSON.stringify({ query: `${query} #${count}` })

/** What an attacker writes into a query. */
export const DOCUMENTS: readonly Attack[] = [
  ...[8, 11, 14, 18, 22].map((levels) => ofQuery(fanOut(levels))),
  ofQuery(`${'{ a '.repeat(3_000)}${'}'.repeat(3_000)}`),
  ofQuery(`{ ${times(200, () => `... { ${times(100, () => '... { product(number: 1) { id } }')} }`)} }`),
  ofQuery(`{ ${times(101, (i) => `a${i}: __typename`)} }`),
  ofQuery(`{ ${'__typename '.repeat(500)} }`),
  ofQuery(`{ product(number: 1) { ${times(600, () => 'topReview { id }')} } }`),
  ofQuery(`{ __typename ${'@include(if: true) '.repeat(600)} }`),
  ofQuery(times(10_000, (i) => `query Q${i} { __typename }`)),
  ofQuery(`{ products(from: 1, first: 99999999) { id } }`),
  ofQuery(`{ ${times(20, (i) => `s${i}: __schema { types { fields { type { fields { name } } } } }`)} }`),
  ofQuery(`{ ${times(30, (i) => `prodct${i}`)} }`),
  ofQuery(`{ ${'a'.repeat(90_000)} }`),
  ofQuery(`{ product(number: """${'\n '.repeat(45_000)}""") { id } }`),
]

/** What he makes large around it: as large as is read, or too large. */
export const BODIES: readonly Attack[] = [
  (count) => JSON.stringify({ query: `#${count}${' '.repeat(260_000)}` }),
  (count) =>
    `{"query":"query ($d: Int!) { product(number: $d) { id } }","variables":{"d":${'['.repeat(130_000)}${count}${']'.repeat(130_000)}}}`,
  (count) =>
    JSON.stringify({
      query: 'query ($d: Int!) { product(number: $d) { id } }',
      variables: { d: count + 'Did you mean '.repeat(19_500) },
    }),
  (count) => `{"query":"{ __typename }","a":[${`${count},`.repeat(30_000)}1]}`,
  (count) => JSON.stringify({ query: `#${count}${' '.repeat(990_000)}` }),
]
