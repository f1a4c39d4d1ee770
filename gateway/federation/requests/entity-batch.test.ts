import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHeldSubgraph, type HeldSubgraph, NAMES, namesOf, twoTurns } from '../../testing/held-subgraph.ts'
import {
  createTestDataSource,
  type TestDataSource,
  testContext,
  testPrincipal,
  testRequest,
} from '../../testing/test-data-source.ts'
import type { SubgraphAnswer } from './subgraph-request.ts'

let subgraph: HeldSubgraph
let source: TestDataSource
const create = (options: Parameters<typeof createTestDataSource>[0] = {}) =>
  createTestDataSource({ here: () => subgraph.here, ...options })
beforeEach(() => {
  subgraph = createHeldSubgraph()
  source = create()
})
afterEach(() => source.dispose())

const askNames = (ids: string[], context = testContext(), query = NAMES, variables = {}) =>
  source.ask(testRequest(query, { ids, context, variables }))
const as = (userId: string) => testContext({ principal: testPrincipal(userId) })

describe('entities that several ask for at once', () => {
  it('are one request, each entity once, and everybody gets its own in its order', async () => {
    const [first, second, third] = await Promise.all([askNames(['1', '2']), askNames(['3', '2']), askNames(['2'])])
    expect(subgraph.calls.map(({ ids }) => ids)).toEqual([['1', '2', '3']])
    expect(first).toEqual(namesOf(['1', '2']))
    expect(second).toEqual(namesOf(['3', '2']))
    expect(third).toEqual(namesOf(['2']))
    const places = [first, second, third].map((one) => (one?.data?._entities as object[] | undefined)?.at(-1))
    expect(new Set(places).size).toBe(3)
  })

  it('bring errors to those who asked for what they are about, at their own places', async () => {
    subgraph.answer = (ids) => ({
      ...namesOf(ids),
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
    subgraph.answer = () => ({ data: null, errors: [{ message: 'no' }] })
    const none = { data: null, errors: [{ message: 'no' }] }
    expect(await Promise.all([askNames(['1']), askNames(['2'])])).toEqual([none, none])
    subgraph.answer = () => ({ data: { _entities: [{ name: 'one too few' }] } })
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
    expect(subgraph.calls.map(({ ids }) => ids).sort()).toEqual([['1'], ['2']])
    expect(answers).toEqual([namesOf(['1']), namesOf(['2'])])
  })

  it('never reach another who asks, whatever the order', async () => {
    subgraph.answer = (ids, { context }) => ({
      data: { _entities: ids.map((id) => ({ name: `${id} for ${context.principal?.userId}` })) },
    })
    const people = ['a', 'b', 'c']
    const asked = Array.from({ length: 60 }, (_, index) => {
      const [who, id] = [people[index % 3] as string, String(index % 7)]
      return askNames([id], as(who)).then(({ data }) => [data?._entities, [{ name: `${id} for ${who}` }]])
    })
    for (const [got, meant] of await Promise.all(asked)) expect(got).toEqual(meant)
    expect(subgraph.calls).toHaveLength(3)
  })

  it('are as many in one request as may be, and go in two where they are more', async () => {
    source = create({ sharing: { mostRepresentations: 3 } })
    await Promise.all([askNames(['1', '2']), askNames(['3']), askNames(['2', '3'])])
    expect(subgraph.calls.map(({ ids }) => ids)).toEqual([['1', '2', '3']])
    subgraph.calls = []
    await Promise.all([askNames(['1', '2']), askNames(['3', '4']), askNames(['4'])])
    expect(subgraph.calls.map(({ ids }) => ids)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    subgraph.calls = []
    // What one asks for alone goes whole.
    await askNames(['1', '2', '3', '4'])
    expect(subgraph.calls.map(({ ids }) => ids.length)).toEqual([4])
  })

  it('are no longer together than a subgraph takes', async () => {
    const long = (letter: string, length: number) => letter.repeat(length - '{"__typename":"User","id":""}'.length)
    await Promise.all([askNames([long('a', 250_000)]), askNames([long('b', 250_000)])])
    expect(subgraph.calls).toHaveLength(1)
    await Promise.all([askNames([long('a', 250_000)]), askNames([long('b', 250_001)])])
    expect(subgraph.calls).toHaveLength(3)
  })

  it('join what waits for a busy subgraph', async () => {
    source = create({ concurrent: 1 })
    subgraph.held = Promise.withResolvers()
    const busy = askNames(['1'])
    await twoTurns()
    const waiting = [askNames(['2'])]
    await twoTurns()
    expect(await source.counted('subgraphWaiting')).toBe(1)
    waiting.push(askNames(['3']))
    await twoTurns()
    subgraph.held.resolve()
    expect(await Promise.all([busy, ...waiting])).toEqual([namesOf(['1']), namesOf(['2']), namesOf(['3'])])
    expect(subgraph.calls.map(({ ids }) => ids)).toEqual([['1'], ['2', '3']])
    expect(await source.counted('subgraphWaiting')).toBe(0)
  })

  it('are given also to who asks for the same while they are on their way', async () => {
    subgraph.held = Promise.withResolvers()
    const asked = [askNames(['1', '2']), askNames(['3', '1'])]
    await twoTurns()
    asked.push(askNames(['3', '1']), askNames(['1', '2']))
    await twoTurns()
    subgraph.held.resolve()
    const [first, second, third, fourth] = await Promise.all(asked)
    expect([first, second]).toEqual([namesOf(['1', '2']), namesOf(['3', '1'])])
    expect([fourth, third]).toEqual([namesOf(['1', '2']), namesOf(['3', '1'])])
    expect(subgraph.calls).toHaveLength(1)
  })

  it('go on for the others when one leaves, and never go when all do', async () => {
    const leaving = new AbortController()
    const first = askNames(['1'], testContext({ signal: leaving.signal }))
    const second = askNames(['2'])
    leaving.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    expect(await second).toEqual(namesOf(['2']))
    const alone = new AbortController()
    const third = askNames(['3'], testContext({ signal: alone.signal }))
    alone.abort(new Error('left'))
    // One that comes now does not join those who have left.
    const fourth = askNames(['4'])
    await expect(third).rejects.toThrow('left')
    expect(await fourth).toEqual(namesOf(['4']))
    expect(subgraph.calls.map(({ ids }) => ids)).toEqual([['1', '2'], ['4']])
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
    expect(await Promise.all([askNames(['1']), askNames(['2'])])).toEqual([namesOf(['1']), namesOf(['2'])])
    expect(subgraph.calls).toHaveLength(2)
  })
})
