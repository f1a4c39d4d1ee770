import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RequestContext } from '../../request-context.ts'
import {
  createTestDataSource,
  type TestDataSource,
  testContext,
  testPrincipal,
  testRequest,
} from '../../testing/test-data-source.ts'
import { createChanges } from './changes.ts'
import type { DirectCall, DirectSubgraph } from './direct-transport.ts'
import type { SubgraphAnswer } from './subgraph-request.ts'

/** Calls that reached the subgraph, each answered when the test says so, or at once. */
let calls: (DirectCall & { ids: string[] })[]
let held: PromiseWithResolvers<void> | null
let answer: (ids: string[], call: DirectCall) => SubgraphAnswer
let source: TestDataSource

const execute: DirectSubgraph = async (call) => {
  const representations = (call.variables.representations ?? []) as { id: string }[]
  const ids = representations.map(({ id }) => id)
  calls.push({ ...call, ids })
  await held?.promise
  return answer(ids, call)
}
const here = { execute, fetch: () => Promise.reject(new Error('not by fetch')) }
const named = (ids: string[]) => ({ data: { _entities: ids.map((id) => ({ name: `name ${id}`, tags: [id] })) } })
const NAMES = 'query($representations:[_Any!]!){_entities(representations:$representations){... on User{name tags}}}'

function create(options: Parameters<typeof createTestDataSource>[0] = {}): TestDataSource {
  return createTestDataSource({ here: () => here, ...options })
}
beforeEach(() => {
  calls = []
  held = null
  answer = (ids) => (ids.length > 0 ? named(ids) : { data: { a: { b: 1 } } })
  source = create()
})
afterEach(() => source.dispose())

const ask = (query = '{ a }', context = testContext(), variables = {}) =>
  source.ask(testRequest(query, { context, variables }))
const askNames = (ids: string[], context = testContext(), query = NAMES, variables = {}) =>
  source.ask(testRequest(query, { ids, context, variables }))
const as = (userId: string, more: Partial<RequestContext> = {}) =>
  testContext({ principal: testPrincipal(userId), ...more })
const turn = () => new Promise((resolve) => setImmediate(resolve))
/** Two turns: what gathers goes after the first. */
const twoTurns = async () => {
  await turn()
  await turn()
}

describe('equal queries on their way', () => {
  it('are one request, of which everybody gets an answer of its own', async () => {
    const [first, second, third] = await Promise.all([ask(), ask(), ask()])
    expect(calls).toHaveLength(1)
    expect([first, second, third]).toEqual(Array(3).fill({ data: { a: { b: 1 } } }))
    expect(new Set([first?.data?.a, second?.data?.a, third?.data?.a]).size).toBe(3)
    expect(await source.counted('subgraphShared')).toBe(2)
  })

  it('are two once the first has its answer', async () => {
    await ask()
    await ask()
    expect(calls).toHaveLength(2)
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
    held = Promise.withResolvers()
    const asked = both()
    await twoTurns()
    await twoTurns()
    held.resolve()
    await Promise.all(asked)
    expect(calls).toHaveLength(2)
  })

  it('are two where a mutation has ended between them, whichever subgraph it was for', async () => {
    const changes = createChanges()
    source = create({ changes })
    const other = create({ changes })
    held = Promise.withResolvers()
    const before = ask()
    const waiting = held
    held = null
    await other.ask(testRequest('mutation { c }'))
    const after = ask()
    waiting.resolve()
    await Promise.all([before, after])
    expect(calls.map(({ operation }) => operation.query)).toEqual(['{ a }', 'mutation { c }', '{ a }'])
  })

  it('are two where an event came between them', async () => {
    const changes = createChanges()
    source = create({ changes })
    const streaming = createTestDataSource({
      changes,
      here: () => ({
        ...here,
        execute: async () =>
          (async function* () {
            yield { data: { event: 1 } }
          })(),
      }),
    })
    held = Promise.withResolvers()
    const before = ask()
    const opened = await streaming.open(testRequest('subscription { event }'))
    const together = ask()
    if (opened.kind !== 'results') throw new Error(opened.kind)
    await opened.results.next()
    const after = ask()
    held.resolve()
    await Promise.all([before, together, after])
    expect(calls).toHaveLength(2)
  })

  it('go on for the others when one leaves, and end with the last', async () => {
    held = Promise.withResolvers()
    const [one, other] = [new AbortController(), new AbortController()]
    const first = ask('{ a }', testContext({ signal: one.signal }))
    const second = ask('{ a }', testContext({ signal: other.signal }))
    one.abort(new Error('one left'))
    await expect(first).rejects.toThrow('one left')
    expect(calls[0]?.signal.aborted).toBe(false)
    other.abort(new Error('the other left'))
    await expect(second).rejects.toThrow('the other left')
    expect(calls[0]?.signal.aborted).toBe(true)
    // Nobody joins what has ended.
    held = null
    expect(await ask()).toEqual({ data: { a: { b: 1 } } })
    expect(calls).toHaveLength(2)
  })

  it('fail all together', async () => {
    answer = () => ({ data: { _entities: [] } })
    const fits = () => false
    const both = [1, 2].map(() => source.ask(testRequest('{ a }', { fits })))
    const [first, second] = await Promise.allSettled(both)
    expect(first).toMatchObject({ status: 'rejected', reason: { reason: 'BAD_ANSWER' } })
    expect(second).toEqual(first)
    expect(calls).toHaveLength(1)
  })

  it('are many where that is switched off', async () => {
    source = create({ sharing: { deduplicate: false } })
    await Promise.all([ask(), ask()])
    expect(calls).toHaveLength(2)
  })
})

describe('entities that several ask for at once', () => {
  it('are one request, each entity once, and everybody gets its own in its order', async () => {
    const [first, second, third] = await Promise.all([askNames(['1', '2']), askNames(['3', '2']), askNames(['2'])])
    expect(calls.map(({ ids }) => ids)).toEqual([['1', '2', '3']])
    expect(first).toEqual(named(['1', '2']))
    expect(second).toEqual(named(['3', '2']))
    expect(third).toEqual(named(['2']))
    const places = [first, second, third].map((one) => (one?.data?._entities as object[] | undefined)?.at(-1))
    expect(new Set(places).size).toBe(3)
  })

  it('bring errors to those who asked for what they are about, at their own places', async () => {
    answer = (ids) => ({
      ...named(ids),
      errors: [
        { message: 'of 2', path: ['_entities', ids.indexOf('2'), 'name'], extensions: { code: 'FORBIDDEN' } },
        { message: 'of all' },
        { message: 'of the list', path: ['_entities'] },
      ],
    })
    const [first, second, third] = await Promise.all([askNames(['1', '2']), askNames(['3']), askNames(['2', '4'])])
    const told = (one: SubgraphAnswer | undefined) => one?.errors?.map(({ message, path }) => [message, path])
    const forAll = [
      ['of all', undefined],
      ['of the list', ['_entities']],
    ]
    expect(told(first)).toEqual([['of 2', ['_entities', 1, 'name']], ...forAll])
    expect(told(second)).toEqual(forAll)
    expect(told(third)).toEqual([['of 2', ['_entities', 0, 'name']], ...forAll])
  })

  it('are nobody’s where there is no data, and fail all together', async () => {
    answer = () => ({ data: null, errors: [{ message: 'no' }] })
    const none = { data: null, errors: [{ message: 'no' }] }
    expect(await Promise.all([askNames(['1']), askNames(['2'])])).toEqual([none, none])
    answer = () => ({ data: { _entities: [{ name: 'one too few' }] } })
    const [first, second] = await Promise.allSettled([askNames(['1']), askNames(['2'])])
    expect(first).toMatchObject({ status: 'rejected', reason: { reason: 'BAD_ANSWER' } })
    expect(second).toEqual(first)
  })

  it.each<[string, () => Promise<SubgraphAnswer>[]]>([
    ['two people ask', () => [askNames(['1'], as('1')), askNames(['2'], as('2'))]],
    ['texts differ', () => [askNames(['1']), askNames(['2'], testContext(), `${NAMES} `)]],
    [
      'other variables differ',
      () => [askNames(['1'], testContext(), NAMES, { x: 1 }), askNames(['2'], testContext(), NAMES, { x: 2 })],
    ],
    ['one asks in a later turn', () => [askNames(['1']), twoTurns().then(() => askNames(['2']))]],
  ])('are two requests where %s', async (_, both) => {
    const answers = await Promise.all(both())
    expect(calls.map(({ ids }) => ids).sort()).toEqual([['1'], ['2']])
    expect(answers).toEqual([named(['1']), named(['2'])])
  })

  it('never reach another who asks, whatever the order', async () => {
    answer = (ids, { context }) => ({
      data: { _entities: ids.map((id) => ({ name: `${id} for ${context.principal?.userId}` })) },
    })
    const people = ['a', 'b', 'c']
    const asked = Array.from({ length: 60 }, (_, index) => {
      const [who, id] = [people[index % 3] as string, String(index % 7)]
      return askNames([id], as(who)).then(({ data }) => [data?._entities, [{ name: `${id} for ${who}` }]])
    })
    for (const [got, meant] of await Promise.all(asked)) expect(got).toEqual(meant)
    expect(calls).toHaveLength(3)
  })

  it('are as many in one request as may be, and go in two where they are more', async () => {
    source = create({ sharing: { mostRepresentations: 3 } })
    await Promise.all([askNames(['1', '2']), askNames(['3']), askNames(['2', '3'])])
    expect(calls.map(({ ids }) => ids)).toEqual([['1', '2', '3']])
    calls = []
    await Promise.all([askNames(['1', '2']), askNames(['3', '4']), askNames(['4'])])
    expect(calls.map(({ ids }) => ids)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    calls = []
    // What one asks for alone goes whole.
    await askNames(['1', '2', '3', '4'])
    expect(calls.map(({ ids }) => ids.length)).toEqual([4])
  })

  it('are no longer together than a subgraph takes', async () => {
    const long = (letter: string, length: number) => letter.repeat(length - '{"__typename":"User","id":""}'.length)
    await Promise.all([askNames([long('a', 250_000)]), askNames([long('b', 250_000)])])
    expect(calls).toHaveLength(1)
    await Promise.all([askNames([long('a', 250_000)]), askNames([long('b', 250_001)])])
    expect(calls).toHaveLength(3)
  })

  it('join what waits for a busy subgraph', async () => {
    source = create({ concurrent: 1 })
    held = Promise.withResolvers()
    const busy = askNames(['1'])
    await twoTurns()
    const waiting = [askNames(['2'])]
    await twoTurns()
    expect(await source.counted('subgraphWaiting')).toBe(1)
    waiting.push(askNames(['3']))
    await twoTurns()
    held.resolve()
    expect(await Promise.all([busy, ...waiting])).toEqual([named(['1']), named(['2']), named(['3'])])
    expect(calls.map(({ ids }) => ids)).toEqual([['1'], ['2', '3']])
    expect(await source.counted('subgraphWaiting')).toBe(0)
  })

  it('are given also to who asks for the same while they are on their way', async () => {
    held = Promise.withResolvers()
    const asked = [askNames(['1', '2']), askNames(['3', '1'])]
    await twoTurns()
    asked.push(askNames(['3', '1']), askNames(['1', '2']))
    await twoTurns()
    held.resolve()
    const [first, second, third, fourth] = await Promise.all(asked)
    expect([first, second]).toEqual([named(['1', '2']), named(['3', '1'])])
    expect([fourth, third]).toEqual([named(['1', '2']), named(['3', '1'])])
    expect(calls).toHaveLength(1)
  })

  it('go on for the others when one leaves, and never go when all do', async () => {
    const leaving = new AbortController()
    const first = askNames(['1'], testContext({ signal: leaving.signal }))
    const second = askNames(['2'])
    leaving.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    expect(await second).toEqual(named(['2']))
    const alone = new AbortController()
    const third = askNames(['3'], testContext({ signal: alone.signal }))
    alone.abort(new Error('left'))
    // One that comes now does not join those who have left.
    const fourth = askNames(['4'])
    await expect(third).rejects.toThrow('left')
    expect(await fourth).toEqual(named(['4']))
    expect(calls.map(({ ids }) => ids)).toEqual([['1', '2'], ['4']])
  })

  it('are counted: how many asked, and for how many', async () => {
    await Promise.all([askNames(['1', '2']), askNames(['3'])])
    const text = await source.metrics.text()
    expect(text).toContain('chainlens_subgraph_request_askers_sum{subgraph="sample"} 2')
    expect(text).toContain('chainlens_subgraph_request_representations_sum{subgraph="sample"} 3')
    expect(text).toContain('chainlens_subgraph_request_askers_count{subgraph="sample"} 1')
  })

  it('are many requests where that is switched off', async () => {
    source = create({ sharing: { batch: false } })
    expect(await Promise.all([askNames(['1']), askNames(['2'])])).toEqual([named(['1']), named(['2'])])
    expect(calls).toHaveLength(2)
  })
})
