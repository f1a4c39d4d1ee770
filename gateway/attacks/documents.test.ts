import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../limits/limits.ts'
import { cheapest } from '../testing/cheapest.ts'
import { expectRefused, openTarget, type Target } from '../testing/target.ts'

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

/** Fragments that each spread the next one `width` times: one selection in it becomes width^levels. */
function fanOut(levels: number, width = 2): string {
  const spread = (index: number) => times(width, () => `...F${index + 1} session { id }`)
  const fragments = times(levels, (index) => `fragment F${index} on Run { ${spread(index)} }`)
  return `{ run(id: "7") { ...F0 } } ${fragments} fragment F${levels} on Run { id }`
}

/** The same, one level deeper with each: what the published attacks on planners look like. */
function fanOutDeep(levels: number): string {
  const spread = (index: number) => `a${index}: session { ...F${index + 1} } b${index}: session { ...F${index + 1} }`
  const fragments = times(levels, (index) => `fragment F${index} on Session { agent { name } ${spread(index)} }`)
  return `{ run(id: "7") { session { ...F0 } } } ${fragments} fragment F${levels} on Session { id }`
}

const nested = (open: string, depth: number, core: string) => open.repeat(depth) + core + '}'.repeat(depth)
const COMPLEX = { status: 400, code: 'QUERY_TOO_COMPLEX' }
const INVALID = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' }
const SYNTAX = { status: 400, code: 'GRAPHQL_PARSE_FAILED' }
const INPUT = { status: 400, code: 'BAD_USER_INPUT' }

/** What one request may cost of the processor, client included, in milliseconds. */
const AT_ONCE_MS = 50

const attacks: Record<string, [query: string, expected: { status: number; code: string }]> = {
  ...Object.fromEntries(
    [8, 9, 10, 11, 12, 14, 16, 18, 20, 22].flatMap((levels) => [
      [`a fan-out of 2^${levels}`, [fanOut(levels), COMPLEX]],
      [`a fan-out of 2^${levels} that goes deeper`, [fanOutDeep(levels), COMPLEX]],
    ]),
  ),
  'a fan-out of 9^9': [fanOut(9, 9), COMPLEX],
  'fields 3,000 deep': [nested('{ a ', 3_000, ''), COMPLEX],
  'fields 50,000 deep': [nested('{ a ', 50_000, ''), COMPLEX],
  'fields 1,300 deep that are valid': [`{ run(id: "7") ${nested('{ session ', 1_300, '')} }`, COMPLEX],
  'inline fragments 1,300 deep': [`{ ${nested('... { ', 1_300, 'echo')} }`, COMPLEX],
  'lists 3,000 deep': [`{ echo(list: ${'['.repeat(3_000)}${']'.repeat(3_000)}) }`, COMPLEX],
  'objects 1,000 deep': [`{ echo(data: ${nested('{a: ', 1_000, '1')}) }`, COMPLEX],
  'types of variables 1,900 deep': [`query ($v: ${'['.repeat(1_900)}Int${']'.repeat(1_900)}) { echo }`, INVALID],
  'types of variables 50,000 deep': [`query ($v: ${'['.repeat(50_000)}Int${']'.repeat(50_000)}) { echo }`, COMPLEX],
  '200 × 100 inline fragments': [`{ ${times(200, () => `... { ${times(100, () => '... { echo }')} }`)} }`, COMPLEX],
  'overlapping fields': [`{ run(id: "7") { ${times(600, () => '... on Run { session { id } }')} } }`, COMPLEX],
  'overlapping fields with other arguments': [`{ ${times(100, (i) => `echo(text: "${i}")`)} }`, INVALID],
  'overlapping fields within each other': [
    `{ run(id: "7") { ${times(90, () => 'session { agent { name } }')} ${times(90, () => '... { session { agent { id } } }')} } }`,
    COMPLEX,
  ],
  '10,000 operations': [times(10_000, (i) => `query Q${i} { echo }`), COMPLEX],
  '900 operations': [times(900, (i) => `query Q${i} { echo }`), COMPLEX],
  '900 operations of one name': [times(900, () => 'query Q { echo }'), COMPLEX],
  '500 fragments that nobody spreads': [times(500, (i) => `fragment F${i} on Run { id }`), INVALID],
  'a circle of 40 fragments': [
    `{ run(id: "7") { ...F0 } } ${times(40, (i) => `fragment F${i} on Run { ...F${(i + 1) % 40} }`)}`,
    INVALID,
  ],
  'a circle of 200 fragments': [
    `{ run(id: "7") { ...F0 } } ${times(200, (i) => `fragment F${i} on Run { ...F${(i + 1) % 200} }`)}`,
    COMPLEX,
  ],
  '19 circles of fragments through each other': [
    `{ run(id: "7") { ...F0 } } ${times(19, (i) => `fragment F${i} on Run { ${times(19, (j) => `...F${j}`)} }`)}`,
    INVALID,
  ],
  '300 unused variables': [`query (${times(300, (i) => `$v${i}: Int`)}) { echo }`, INVALID],
  '300 unknown fields': [`{ run(id: "7") { ${times(300, (i) => `seesion${i}`)} } }`, INVALID],
  '@include and @skip on every field': [
    `query ($on: Boolean! = true) { run(id: "7") { ${times(60, (i) => `s${i % 40}: id @include(if: $on) @skip(if: false)`)} } }`,
    COMPLEX,
  ],
  '@include 1,000 times on one field': [`{ echo ${'@include(if: true) '.repeat(600)} }`, COMPLEX],
  'directives on variables': [`query (${times(60, (i) => `$v${i}: Int @d`)}) { echo }`, COMPLEX],
  'directives on one variable': [`query ($v: Int ${'@d '.repeat(1_000)}) { echo(list: [$v]) }`, COMPLEX],
  'directives on fragments': [`{ run(id: "7") { ...F } } fragment F on Run ${'@d '.repeat(1_000)} { id }`, COMPLEX],
  'directives on the operation': [`query ${'@d '.repeat(1_000)} { echo }`, COMPLEX],
  'a deep fragment named __schema': [
    `{ ...__schema } fragment __schema on Query { run(id: "7") ${nested('{ session ', 21, '{ id }')} }`,
    COMPLEX,
  ],
  'a deep fragment after a shallow one that spreads it': [
    `{ run(id: "7") { ...A session { agent { owner { ... { ...A } } } } } }
     fragment A on Run { ...B } fragment B on Run ${nested('{ session ', 19, '{ id }')}`,
    COMPLEX,
  ],
  'a deep fragment that was seen where it is shallow': [
    `{ a: run(id: "7") { ...A } b: run(id: "8") ${nested('{ session ', 12, '{ ... on Run { ...A } }')} }
     fragment A on Run ${nested('{ session ', 12, '{ id }')}`,
    COMPLEX,
  ],
  'a null byte': ['{ echo\u0000 }', SYNTAX],
  'half a character in a name': ['{ ec\ud800ho }', SYNTAX],
  'half a character in a text': ['{ echo(text: "\ud800") }', SYNTAX],
  'half a character, escaped': ['{ echo(text: "\\ud800") }', SYNTAX],
  'a character that does not exist': ['{ echo(text: "\\u{110000}") }', SYNTAX],
  'a number of 90,000 digits': [`{ echo(list: [${'9'.repeat(90_000)}]) }`, INVALID],
  'a name of 90,000 letters': [`{ ${'a'.repeat(90_000)} }`, INVALID],
  '20 names of 4,000 letters': [`{ ${times(20, (i) => `a${i}${'a'.repeat(4_000)}`)} }`, INVALID],
  'a text that never ends': [`{ echo(text: "${'a'.repeat(90_000)}`, SYNTAX],
  'a block text of 45,000 lines': [`{ echo(text: """${'\n '.repeat(45_000)}""", list: "x") }`, INVALID],
  'a block text of 80,000 lines': [`{ echo(text: """${'\n '.repeat(80_000)}""") }`, COMPLEX],
  'a comment of 250,000 characters': [`{ echo } #${'a'.repeat(250_000)}`, COMPLEX],
  'commas alone': [','.repeat(90_000), SYNTAX],
  'nothing but spaces': [' '.repeat(90_000), SYNTAX],
  'a quarter of a megabyte of spaces': [' '.repeat(250_000), COMPLEX],
  '4,001 tokens': [`{ ${'echo '.repeat(3_999)} }`, COMPLEX],
  'two fragments of one name': [
    `{ run(id: "7") { ...F } } fragment F on Run { ${times(600, () => 'session { id }')} } fragment F on Run { id }`,
    INVALID,
  ],
  'an operation that is not there': ['query A { echo } query B { echo }', INPUT],
}

describe('a hostile document', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget()
    await target.isUnharmed()
  })
  afterAll(() => target.dispose())
  afterEach(() => target.isUnharmed())

  it.each(Object.entries(attacks))('with %s is refused at once', async (_, [query, expected]) => {
    const before = target.requests.length
    // A comment makes it another text: what is known already costs nothing.
    const cpuMs = await cheapest(async (attempt) => {
      expectRefused(await target.post(`${query}\n#${attempt}`), expected)
    }, AT_ONCE_MS)
    expect(cpuMs).toBeLessThan(AT_ONCE_MS)
    expect(target.requests.slice(before).filter(({ path }) => path === '/graphql')).toEqual([])
  })

  it('is refused alike on a socket and as a stream', async () => {
    const socket = target.socket()
    socket.send({ type: 'connection_init' })
    await socket.next()
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
    for (const query of [fanOut(22), fanOutDeep(16), nested('{ a ', 3_000, '')]) {
      socket.send({ id: '1', type: 'subscribe', payload: { query } })
      expect(await socket.next()).toMatchObject({
        id: '1',
        type: 'error',
        payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
      })
      const { text } = await target.send({ path: '/graphql/stream', headers, body: JSON.stringify({ query }) })
      expect(text).toContain('QUERY_TOO_COMPLEX')
    }
  })

  it('may be as long as a document may be, where it is only long', async () => {
    const query = '{ echo } #'
    const { status, json } = await target.post(query.padEnd(LIMITS.documentCharacters, 'a'))
    expect([status, Object.keys(json)]).toEqual([200, ['data']])
    expectRefused(await target.post(query.padEnd(LIMITS.documentCharacters + 1, 'a')), COMPLEX)
  })
})
