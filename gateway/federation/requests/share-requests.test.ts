import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHeldSubgraph, type HeldSubgraph, NAMES, twoTurns } from '../../testing/held-subgraph.ts'
import {
  createTestDataSource,
  type TestDataSource,
  testContext,
  testPrincipal,
  testRequest,
} from '../../testing/test-data-source.ts'
import { createChanges } from './changes.ts'

let subgraph: HeldSubgraph
let source: TestDataSource
const create = (options: Parameters<typeof createTestDataSource>[0] = {}) =>
  createTestDataSource({ here: () => subgraph.here, ...options })
beforeEach(() => {
  subgraph = createHeldSubgraph()
  source = create()
})
afterEach(() => source.dispose())

const ask = (query = '{ a }', context = testContext(), variables = {}) =>
  source.ask(testRequest(query, { context, variables }))
const askNames = (ids: string[]) => source.ask(testRequest(NAMES, { ids }))
const as = (userId: string) => testContext({ principal: testPrincipal(userId) })

describe('equal queries on their way', () => {
  it('are one request, of which everybody gets an answer of its own', async () => {
    const [first, second, third] = await Promise.all([ask(), ask(), ask()])
    expect(subgraph.calls).toHaveLength(1)
    expect([first, second, third]).toEqual(Array(3).fill({ data: { a: { b: 1 } } }))
    expect(new Set([first?.data?.a, second?.data?.a, third?.data?.a]).size).toBe(3)
    expect(await source.counted('subgraphShared')).toBe(2)
  })

  it('are two once the first has its answer', async () => {
    await ask()
    await ask()
    expect(subgraph.calls).toHaveLength(2)
  })

  it.each<[string, () => Promise<unknown>[]]>([
    ['their texts differ', () => [ask('{ a }'), ask('{ b }')]],
    ['their variables differ', () => [ask('{ a }', testContext(), { x: 1 }), ask('{ a }', testContext(), { x: 2 })]],
    ['two people ask', () => [ask('{ a }', as('1')), ask('{ a }', as('2'))]],
    ['one who is signed in and one who is not', () => [ask('{ a }', as('1')), ask('{ a }')]],
    [
      'one person asks by two sign-ins',
      () => [
        ask('{ a }', as('1')),
        ask('{ a }', testContext({ principal: { ...testPrincipal('1'), signInId: 'other' } })),
      ],
    ],
    [
      'headers that are passed on differ',
      () => [
        ask('{ a }', testContext({ forwardedHeaders: { authorization: 'a' } })),
        ask('{ a }', testContext({ forwardedHeaders: { authorization: 'b' } })),
      ],
    ],
    ['they are mutations', () => [ask('mutation { a }'), ask('mutation { a }')]],
    ['entities differ', () => [askNames(['1']), twoTurns().then(() => askNames(['2']))]],
  ])('are two requests where %s', async (_, both) => {
    subgraph.held = Promise.withResolvers()
    const asked = both()
    await twoTurns()
    await twoTurns()
    subgraph.held.resolve()
    await Promise.all(asked)
    expect(subgraph.calls).toHaveLength(2)
  })

  it('are two where a mutation has ended between them, whichever subgraph it was for', async () => {
    const changes = createChanges()
    source = create({ changes })
    const other = create({ changes })
    subgraph.held = Promise.withResolvers()
    const before = ask()
    const waiting = subgraph.held
    subgraph.held = null
    await other.ask(testRequest('mutation { c }'))
    const after = ask()
    waiting.resolve()
    await Promise.all([before, after])
    expect(subgraph.calls.map(({ operation }) => operation.query)).toEqual(['{ a }', 'mutation { c }', '{ a }'])
  })

  it('are two where an event came between them', async () => {
    const changes = createChanges()
    source = create({ changes })
    const streaming = createTestDataSource({
      changes,
      here: () => ({
        ...subgraph.here,
        execute: async () =>
          (async function* () {
            yield { data: { event: 1 } }
          })(),
      }),
    })
    subgraph.held = Promise.withResolvers()
    const before = ask()
    const opened = await streaming.open(testRequest('subscription { event }'))
    const together = ask()
    if (opened.kind !== 'results') throw new Error(opened.kind)
    await opened.results.next()
    const after = ask()
    subgraph.held.resolve()
    await Promise.all([before, together, after])
    expect(subgraph.calls).toHaveLength(2)
  })

  it('go on for the others when one leaves, and end with the last', async () => {
    subgraph.held = Promise.withResolvers()
    const [one, other] = [new AbortController(), new AbortController()]
    const first = ask('{ a }', testContext({ signal: one.signal }))
    const second = ask('{ a }', testContext({ signal: other.signal }))
    one.abort(new Error('one left'))
    await expect(first).rejects.toThrow('one left')
    expect(subgraph.calls[0]?.signal.aborted).toBe(false)
    other.abort(new Error('the other left'))
    await expect(second).rejects.toThrow('the other left')
    expect(subgraph.calls[0]?.signal.aborted).toBe(true)
    // Nobody joins what has ended.
    subgraph.held = null
    expect(await ask()).toEqual({ data: { a: { b: 1 } } })
    expect(subgraph.calls).toHaveLength(2)
  })

  it('fail all together', async () => {
    subgraph.answer = () => ({ data: { _entities: [] } })
    const fits = () => false
    const both = [1, 2].map(() => source.ask(testRequest('{ a }', { fits })))
    const [first, second] = await Promise.allSettled(both)
    expect(first).toMatchObject({ status: 'rejected', reason: { reason: 'BAD_ANSWER' } })
    expect(second).toEqual(first)
    expect(subgraph.calls).toHaveLength(1)
  })

  it('are many where that is switched off', async () => {
    source = create({ sharing: { deduplicate: false } })
    await Promise.all([ask(), ask()])
    expect(subgraph.calls).toHaveLength(2)
  })
})
