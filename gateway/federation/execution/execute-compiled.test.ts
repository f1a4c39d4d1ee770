import type { QueryPlan } from '@apollo/query-planner'
import { createLogger } from '@chainlens/platform/telemetry'
import type { ExecutionResult } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createComparison } from '../../testing/executors/compare-executors.ts'
import { testSupergraph } from '../../testing/test-schemas.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import type { SubgraphAnswer, SubgraphRequest } from '../requests/subgraph-request.ts'
import { type PreparedOperation, SupergraphRuntime } from '../supergraph-runtime.ts'
import { type CompiledOperation, compileOperation } from './compile-operation.ts'
import { executeCompiled } from './execute-compiled.ts'
import { fetchRules } from './fetch-rules.ts'

const { runtime } = createComparison()
const logger = createLogger({ name: 'test', level: 'silent' })

function prepare(query: string, on = runtime): { compiled: CompiledOperation; prepared: PreparedOperation } {
  const preparation = on.prepare(query)
  if ('errors' in preparation) throw new Error(preparation.errors[0]?.message)
  const { compilation } = preparation.prepared
  if (!compilation || !('compiled' in compilation)) throw new Error('not compiled')
  return { compiled: compilation.compiled, prepared: preparation.prepared }
}

type Answer = SubgraphAnswer | Error | ((request: SubgraphRequest) => SubgraphAnswer)

const contextOf = (signal = new AbortController().signal) => ({
  requestId: 'test',
  principal: null,
  clientAddress: null,
  refreshToken: null,
  signal,
  logger,
  setRefreshCookie() {},
})

/** Runs a query on subgraphs that answer what the test says, in the order in which they are asked. */
async function run(query: string, answers: Record<string, Answer[]>, variables: Record<string, unknown> = {}) {
  const asked: SubgraphRequest[] = []
  const ask = async (request: SubgraphRequest): Promise<SubgraphAnswer> => {
    asked.push(request)
    const answer = answers[request.operation.subgraph]?.shift() ?? new Error('not expected')
    if (answer instanceof Error) throw answer
    return typeof answer === 'function' ? answer(request) : answer
  }
  const result = await executeCompiled(prepare(query).compiled, { variables, ask, context: contextOf() })
  return { ...plain(result), asked }
}

function plain({ data, errors }: ExecutionResult) {
  return {
    data: JSON.parse(JSON.stringify(data)),
    errors: errors?.map(({ path, extensions: { code } }) => [path, code]),
  }
}

const down = (subgraph: string) => new SubgraphFailure(subgraph, 'UNREACHABLE', 'is down')
const MASKED = 'INTERNAL_SERVER_ERROR'

describe('a compiled operation', () => {
  it('places errors of entities at the entities that were asked for, wherever the same one stands', async () => {
    const book = { __typename: 'Book', id: 'b1' }
    const items = [{ __typename: 'Movie' }, { ...book, id: 'b2' }, { ...book }, null, { ...book }]
    const { data, errors, asked } = await run('{ items { ... on Book { copies } } }', {
      catalog: [{ data: { items } }],
      stock: [
        {
          data: { _entities: [{ copies: 1 }, null] },
          errors: [{ message: 'no', path: ['_entities', 1, 'copies'], extensions: { code: 'FORBIDDEN' } }],
        },
      ],
    })
    expect(asked[1]?.representations?.json).toEqual([
      '{"__typename":"Book","id":"b2"}',
      '{"__typename":"Book","id":"b1"}',
    ])
    expect(data).toEqual({ items: [{}, { copies: 1 }, null, null, null] })
    expect(errors).toEqual([
      [['items', 2, 'copies'], 'FORBIDDEN'],
      [['items', 4, 'copies'], 'FORBIDDEN'],
    ])
  })

  it('goes by what an object itself may not have null, not by what its interfaces allow', async () => {
    const me = { __typename: 'User', name: null }
    const { data, errors } = await run('{ me { ... on Named { name } } }', { users: [{ data: { me } }] })
    expect([data, errors]).toEqual([null, [[['me', 'name'], MASKED]]])
  })

  it('knows what an object is where it need not say so', async () => {
    const query = '{ me { ... on Named { ... on Node { id } ... on User { nick } } } }'
    const { data } = await run(query, { users: [{ data: { me: { id: 7, nick: 'N' } } }] })
    expect(data).toEqual({ me: { id: '7', nick: 'N' } })
  })

  it('takes no object of a type that can not stand there', async () => {
    for (const __typename of ['Book', 'Tent', 'Nonsense', '__proto__']) {
      const { data, errors } = await run('{ place { city } }', {
        users: [{ data: { place: { __typename, city: 'c' } } }],
      })
      expect([data, errors]).toEqual([{ place: null }, [[['place'], MASKED]]])
    }
  })

  it('says that an object is of no type that a client may be told, where it is asked', async () => {
    const product = { __typename: 'Product', id: 'b1', rating: 1 }
    const { data, errors } = await run('{ best { __typename rating } }', {
      reviews: [{ data: { best: product } }],
      catalog: [{ data: { _entities: [null] } }],
    })
    expect([data, errors]).toEqual([{ best: null }, [[['best', '__typename'], MASKED]]])
  })

  it('keeps the order in which names are asked for first, whatever asks for more of them later', async () => {
    const query =
      '{ ... on Query { me { nick } } kind: __typename me { id } ... on Query { users { id } me { email } } }'
    const user = { __typename: 'User', email: 'e', id: 'u1', nick: 'N' }
    const { data } = await run(query, { users: [{ data: { users: [], me: user } }] })
    expect(JSON.stringify(data)).toBe('{"me":{"nick":"N","id":"u1","email":"e"},"kind":"Query","users":[]}')
  })

  it('gives what flags leave out and in, for more choices of them than are kept', async () => {
    const flags = ['a', 'b', 'c', 'd', 'e']
    const fields = flags.map((flag) => `${flag}: nick @include(if: $${flag})`)
    const query = `query (${flags.map((flag) => `$${flag}: Boolean! = true`)}) { me { id ${fields.join(' ')} } }`
    for (let choice = 0; choice < 64; choice += 1) {
      const variables = Object.fromEntries(flags.map((flag, index) => [flag, (choice & (1 << index)) === 0]))
      const me = Object.fromEntries([['id', 'u1'], ...flags.map((flag) => [flag, flag])])
      const { data } = await run(query, { users: [{ data: { me } }] }, variables)
      expect(Object.keys(data.me)).toEqual(['id', ...flags.filter((flag) => variables[flag])])
    }
  })

  it('tells of each field that a lost subgraph leaves null', async () => {
    const shelves = [
      {
        id: 's1',
        books: [
          { __typename: 'Book', id: 'b1' },
          { __typename: 'Book', id: 'b2' },
        ],
      },
    ]
    const { data, errors } = await run('{ shelves { id books { size { width } } } }', {
      stock: [{ data: { shelves } }],
      catalog: [down('catalog')],
    })
    expect(data).toEqual({ shelves: [{ id: 's1', books: [{ size: null }, { size: null }] }] })
    expect(errors).toEqual([
      [['shelves', 0, 'books', 0, 'size'], 'SUBGRAPH_UNAVAILABLE'],
      [['shelves', 0, 'books', 1, 'size'], 'SUBGRAPH_UNAVAILABLE'],
    ])
  })

  it('takes an answer with other entities than were asked for as none', async () => {
    for (const _entities of [[], [{ copies: 1 }, { copies: 2 }], null]) {
      const { data, errors } = await run('{ books { copies } }', {
        catalog: [{ data: { books: [{ __typename: 'Book', id: 'b1' }] } }],
        stock: [{ data: { _entities } }],
      })
      expect([data, errors]).toEqual([{ books: null }, [[['books'], 'SUBGRAPH_UNAVAILABLE']]])
    }
  })

  it('masks what goes wrong in the gateway itself', async () => {
    const { data, errors } = await run('{ me { id } }', { users: [new Error('secret')] })
    expect([data, errors]).toEqual([null, [[undefined, MASKED]]])
  })

  it('changes no prototype by what a subgraph answers, and gives such names back as data', async () => {
    const text = '{"me":{"__proto__":{"polluted":1},"constructor":"c","id":"u1"},"__proto__":{"polluted":1}}'
    const query = '{ me { __proto__: nick constructor: nick hasOwnProperty: nick id } }'
    const { data } = await run(query, { users: [{ data: JSON.parse(text) }] })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(data.me).toHaveProperty('constructor', 'c')
    expect(Object.entries(data.me)).toEqual([
      ['__proto__', null],
      ['constructor', 'c'],
      ['hasOwnProperty', null],
      ['id', 'u1'],
    ])
  })

  it('gives nothing to a client that has gone', async () => {
    const gone = new AbortController()
    const ask = async () => {
      gone.abort()
      throw gone.signal.reason
    }
    const { compiled } = prepare('{ me { id } }')
    const result = await executeCompiled(compiled, { variables: {}, ask, context: contextOf(gone.signal) })
    expect(result).toEqual({ data: null })
  })

  it('answers an event that needs nothing more at once', () => {
    const events = new SupergraphRuntime({ supergraphSdl: testSupergraph(), dataSources: {}, introspection: true })
    const { compiled } = prepare('subscription { e: runEvents(runId: "7") { ... on TextDelta { text } } }', events)
    const event = { data: { e: { __typename: 'TextDelta', text: 'a', hidden: 1 } } }
    const ask = () => Promise.reject(new Error('nobody is to be asked'))
    const result = executeCompiled(compiled, { variables: {}, ask, context: contextOf(), event })
    expect(JSON.stringify(result)).toBe('{"data":{"e":{"text":"a"}}}')
  })

  it('is none where a plan has what is not covered, and that is named', () => {
    const { compiled, prepared } = prepare('{ me { id } }')
    const rules = fetchRules(runtime.supergraphSchema)
    const fetch = prepared.plan?.node
    const plans = {
      Defer: { kind: 'Defer', primary: {}, deferred: [] },
      Path: { kind: 'Flatten', path: ['a', '|[B]'], node: fetch },
    }
    for (const [uncovered, node] of Object.entries(plans)) {
      const plan = { kind: 'QueryPlan', node } as unknown as QueryPlan
      expect(compileOperation(plan, compiled.client, rules)).toEqual({ uncovered })
    }
  })
})
