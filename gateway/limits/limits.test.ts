import { getIntrospectionQuery, Kind, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from '../testing/test-gateway.ts'
import { checkDocument } from './check-document.ts'
import { checkVariables } from './check-variables.ts'
import { LIMITS } from './limits.ts'

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ')
const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`
const verdict = (query: string) => checkDocument(parse(query))?.message ?? null

/** Milliseconds of processor time since it was called: what others do on the machine does not count. */
function cpuTimer(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  }
}

/** What keeps each limit, and what breaks it by one. */
const limits: Record<string, [keeps: string, breaks: string, message: string]> = {
  'fields within fields': [nested(LIMITS.depth), nested(LIMITS.depth + 1), '20 fields deep'],
  'fields within fields, through fragments': [
    `{ a { ...F } } fragment F on T ${nested(LIMITS.depth - 1)}`,
    `{ a { ...F } } fragment F on T ${nested(LIMITS.depth)}`,
    '20 fields deep',
  ],
  'fields within fields, in an unused fragment': [
    `{ a } fragment F on T ${nested(LIMITS.depth)}`,
    `{ a } fragment F on T ${nested(LIMITS.depth + 1)}`,
    '20 fields deep',
  ],
  'braces within braces': [
    `{ ${'... { '.repeat(LIMITS.nesting - 1)} a ${'}'.repeat(LIMITS.nesting)}`,
    `{ ${'... { '.repeat(LIMITS.nesting)} a ${'}'.repeat(LIMITS.nesting + 1)}`,
    '60 levels deep',
  ],
  'braces within braces, through fragments': [
    `{ a { ...F } } fragment F on T { ${'... { '.repeat(LIMITS.nesting - 3)} a ${'}'.repeat(LIMITS.nesting - 2)}`,
    `{ a { ...F } } fragment F on T { ${'... { '.repeat(LIMITS.nesting - 2)} a ${'}'.repeat(LIMITS.nesting - 1)}`,
    '60 levels deep',
  ],
  'root fields': [
    `{ ${times(LIMITS.rootFields, (i) => `f${i}`)} }`,
    `{ ${times(LIMITS.rootFields + 1, (i) => `f${i}`)} }`,
    '20 root fields',
  ],
  'root fields of a mutation, through fragments': [
    `mutation { ...F b } fragment F on T { ${times(LIMITS.rootFields - 1, (i) => `f${i}`)} }`,
    `mutation { ...F b } fragment F on T { ${times(LIMITS.rootFields, (i) => `f${i}`)} }`,
    '20 root fields',
  ],
  aliases: [
    `{ a { ${times(LIMITS.aliases, (i) => `f${i}: b`)} } }`,
    `{ a { ${times(LIMITS.aliases + 1, (i) => `f${i}: b`)} } }`,
    '50 aliases',
  ],
  'aliases, each fragment counted where it is spread': [
    `{ ${times(10, (i) => `f${i} { ...F }`)} } fragment F on T { ${times(5, (i) => `x${i}: b`)} }`,
    `{ ${times(11, (i) => `f${i} { ...F }`)} } fragment F on T { ${times(5, (i) => `x${i}: b`)} }`,
    '50 aliases',
  ],
  'directives on one place': [`{ a ${'@d '.repeat(5)} }`, `{ a ${'@d '.repeat(6)} }`, '5 directives stand on one'],
  'directives in all': [
    `{ a { ${times(LIMITS.directives, (i) => `f${i} @d`)} } }`,
    `{ a { ${times(LIMITS.directives + 1, (i) => `f${i} @d`)} } }`,
    '50 directives',
  ],
  'directives on an operation, its variables and its fragments': [
    `query (${times(20, (i) => `$v${i}: T @d`)}) ${'@d '.repeat(5)} { ${times(5, (i) => `f${i} { ...F }`)} } fragment F on T ${'@d '.repeat(5)} { a }`,
    `query (${times(21, (i) => `$v${i}: T @d`)}) ${'@d '.repeat(5)} { ${times(5, (i) => `f${i} { ...F }`)} } fragment F on T ${'@d '.repeat(5)} { a }`,
    '50 directives',
  ],
  'directives on one variable': [
    `query ($v: T ${'@d '.repeat(5)}) { a }`,
    `query ($v: T ${'@d '.repeat(6)}) { a }`,
    '5 directives stand on one',
  ],
  'repeats of one field': [`{ ${'a '.repeat(LIMITS.repeats)} }`, `{ ${'a '.repeat(LIMITS.repeats + 1)} }`, '100 times'],
  'repeats of one field, through fragments and levels': [
    `{ ${'a { b } '.repeat(50)} ${'... { a { b } } '.repeat(50)} }`,
    `{ ${'a { b } '.repeat(50)} ${'... { a { b b } } '.repeat(50)} }`,
    '100 times',
  ],
  'selections in all': [
    `{ a { ${times(LIMITS.selections - 1, (i) => `f${i}`)} } }`,
    `{ a { ${times(LIMITS.selections, (i) => `f${i}`)} } }`,
    '2000 fields',
  ],
  'selections in all, each fragment counted where it is spread': [
    `{ ${times(19, (i) => `f${i} { ...F }`)} } fragment F on T { ${times(103, (i) => `x${i}`)} }`,
    `{ ${times(19, (i) => `f${i} { ...F }`)} } fragment F on T { ${times(104, (i) => `x${i}`)} }`,
    '2000 fields',
  ],
  'lists within lists': [
    `{ a(x: ${'['.repeat(LIMITS.valueDepth)}${']'.repeat(LIMITS.valueDepth)}) }`,
    `{ a(x: ${'['.repeat(LIMITS.valueDepth + 1)}${']'.repeat(LIMITS.valueDepth + 1)}) }`,
    '20 levels deep',
  ],
  'objects within objects, as a default': [
    `query ($v: J = ${'{a: '.repeat(LIMITS.valueDepth)}1${'}'.repeat(LIMITS.valueDepth)}) { a }`,
    `query ($v: J = ${'{a: '.repeat(LIMITS.valueDepth + 1)}1${'}'.repeat(LIMITS.valueDepth + 1)}) { a }`,
    '20 levels deep',
  ],
  'objects within objects, at a directive': [
    `{ a @d(x: ${'{a: '.repeat(LIMITS.valueDepth)}1${'}'.repeat(LIMITS.valueDepth)}) }`,
    `{ a @d(x: ${'{a: '.repeat(LIMITS.valueDepth + 1)}1${'}'.repeat(LIMITS.valueDepth + 1)}) }`,
    '20 levels deep',
  ],
}

describe('limits of a document', () => {
  it.each(Object.entries(limits))('bound %s', (_, [keeps, breaks, message]) => {
    expect(verdict(keeps)).toBeNull()
    expect(verdict(breaks)).toContain(message)
  })

  it('refuse circles of fragments, which have no size, as validation would', () => {
    const circles = ['A on T { a { ...A } }', 'A on T { a { ...B } } fragment B on T { b { ...A } ...B }']
    for (const circle of circles) {
      expect(checkDocument(parse(`{ ...A } fragment ${circle}`))).toMatchObject({
        message: 'Cannot spread fragment "A" within itself.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      })
      expect(verdict(`{ a } fragment ${circle}`)).toContain('within itself')
    }
  })

  it('refuse two fragments of one name, of which one would go unmeasured', () => {
    expect(verdict('{ ...A } fragment A on T { a } fragment A on T { b }')).toContain('named "A"')
  })

  it('leave unknown fragments to validation', () => {
    expect(verdict('{ a { ...A } } fragment A on T { ...B }')).toBeNull()
  })

  it.each([8, 10, 11, 12, 16, 22, 50])('count fragments that fan out 2^%i times without walking them', (levels) => {
    expect(verdict(fanOut(levels))).toMatch(levels > 8 ? /2000 fields/ : /2000 fields|100 times/)
  })

  it('count them right up to the last one', () => {
    const document = parse(
      `{ ...F0 } ${times(9, (i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`)} fragment F9 on T { id }`,
    )
    // 512 fields, and a spread before each half, quarter and so on.
    const selections = 512 + 1_023
    const of = (most: number) => checkDocument(document, { ...LIMITS, selections: most, repeats: 512 })
    expect([of(selections), of(selections - 1)?.message]).toEqual([null, expect.stringContaining('1534 fields')])
  })

  it('cost work that is linear in the document', () => {
    const steps = (levels: number) => {
      let visited = 0
      const document = parse(fanOut(levels))
      for (const definition of document.definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION) {
          const { selectionSet } = definition
          Object.defineProperty(definition, 'selectionSet', {
            get() {
              visited += 1
              return selectionSet
            },
          })
        }
      checkDocument(document, { ...LIMITS, selections: Number.MAX_VALUE, nesting: 1_000, repeats: 1 })
      return visited
    }
    expect(steps(40)).toBeLessThan(400)
  })

  it('are not misled by a fragment with a name of the schema', () => {
    expect(verdict(`{ ...__schema } fragment __schema on T ${nested(LIMITS.depth + 1)}`)).toContain('deep')
  })

  it('bound variables too', () => {
    const deep = (depth: number) => ({ v: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) })
    expect(checkVariables(deep(LIMITS.valueDepth))).toBeNull()
    expect(checkVariables(deep(LIMITS.valueDepth + 1))?.message).toContain('20 levels deep')
    expect(checkVariables(deep(300_000))?.message).toContain('20 levels deep')
    expect(checkVariables({})).toBeNull()
  })
})

/** Fragments that each spread the next one twice. */
function fanOut(levels: number): string {
  const fragments = times(levels, (i) => `fragment F${i} on Run { ...F${i + 1} session { id } ...F${i + 1} }`)
  return `{ run(id: "7") { ...F0 } } ${fragments} fragment F${levels} on Run { id }`
}

describe('a hostile query', () => {
  let test: TestGateway
  beforeAll(async () => {
    test = await createTestGateway()
    await test.ask('{ echo }')
  })
  afterAll(() => test.dispose())

  const TOO_COMPLEX = 'QUERY_TOO_COMPLEX'
  const INVALID = 'GRAPHQL_VALIDATION_FAILED'
  const attacks: Record<string, [query: string, code: string]> = {
    '101 aliases': [`{ ${times(101, (i) => `a${i}: __typename`)} }`, TOO_COMPLEX],
    '__typename 500 times': [`{ ${'__typename '.repeat(500)} }`, TOO_COMPLEX],
    'a circle through introspection': [
      '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
      INVALID,
    ],
    '10 unknown directives on one field': [`{ __typename ${'@aa'.repeat(10)} }`, TOO_COMPLEX],
    'a hint for __schema': ['{ __schema { directive } }', INVALID],
    'a fan-out of 666 bytes': [fanOut(11), TOO_COMPLEX],
    'a fan-out of 2^22': [fanOut(22), TOO_COMPLEX],
    'fragments in a circle': [
      '{ run(id: "7") { ...A } } fragment A on Run { ...B } fragment B on Run { ...A }',
      INVALID,
    ],
    'a fragment in itself': ['{ run(id: "7") { ...A } } fragment A on Run { id ...A }', INVALID],
    '50 deep': [`{ run(id: "7") ${'{ session '.repeat(50)}{ id }${'}'.repeat(51)}`, TOO_COMPLEX],
    '1900 deep': [`${'{ a '.repeat(1_900)}${'}'.repeat(1_900)}`, TOO_COMPLEX],
    '3000 deep': [`${'{ a '.repeat(3_000)}${'}'.repeat(3_000)}`, TOO_COMPLEX],
    '50,000 deep': [`${'{ a '.repeat(50_000)}`, TOO_COMPLEX],
    '3000 lists deep': [`{ echo(data: ${'['.repeat(3_000)}${']'.repeat(3_000)}) }`, TOO_COMPLEX],
    '1900 lists deep': [`{ echo(data: ${'['.repeat(1_900)}${']'.repeat(1_900)}) }`, TOO_COMPLEX],
    '200 × 100 inline fragments': [`{ ${times(200, () => `... { ${'... { echo } '.repeat(100)} }`)} }`, TOO_COMPLEX],
    'many fields of one name': [`{ run(id: "7") { ${'... on Run { session { id } } '.repeat(600)} } }`, TOO_COMPLEX],
    '4001 tokens': [`{ ${'echo '.repeat(3_999)} }`, TOO_COMPLEX],
  }
  it.each(Object.entries(attacks))('with %s is refused at once', async (_, [query, code]) => {
    const cpuMs = cpuTimer()
    const { status, errors, text } = await test.ask(query)
    expect(cpuMs()).toBeLessThan(250)
    expect([status, errors?.[0].extensions.code]).toEqual([400, code])
    expect(errors?.length).toBeLessThan(10)
    expect(text).not.toMatch(/did you mean|stack/i)
  })

  it('is refused before its variables are read', async () => {
    const variables = '['.repeat(90) + ']'.repeat(90)
    const response = await test.gateway.fetch(
      new Request('http://gateway.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"query":"query ($data: JSON) { echo(data: $data) }","variables":{"data":${variables}}}`,
      }),
    )
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(TOO_COMPLEX)])
  })

  it('does not keep others waiting', async () => {
    for (let levels = 11; levels <= 22; levels += 1) {
      const cpuMs = cpuTimer()
      await test.ask(fanOut(levels))
      expect(cpuMs()).toBeLessThan(100)
    }
  })

  it('that asks twenty things of a type that many subgraphs share is planned in bounded time', async () => {
    const tokens = times(20, (i) => `t${i}: token(id: "${i}") { id onchain { text score } team { text score } }`)
    const cpuMs = cpuTimer()
    const { errors, data } = await test.ask(`{ ${tokens} }`)
    expect(cpuMs()).toBeLessThan(1_000)
    expect(errors).toBeUndefined()
    expect(data.t19).toEqual({
      id: '19',
      onchain: { text: 'onchain says', score: 50 },
      team: { text: 'team says', score: 50 },
    })
  })

  it('is one thing, what tools ask to learn the schema is another', async () => {
    const everything = {
      inputValueDeprecation: true,
      schemaDescription: true,
      oneOf: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
    }
    for (const query of [getIntrospectionQuery(), getIntrospectionQuery(everything)]) {
      const { status, data } = await test.ask(query)
      expect([status, data.__schema.queryType.name]).toEqual([200, 'Query'])
    }
  })
})
