import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import { beforeEach, describe, expect, it } from 'vitest'
import { testSupergraph } from '../../testing/test-schemas.ts'
import { createDataSourceRegistry } from './data-source-registry.ts'
import { createLiveSupergraph, type LiveSupergraph } from './live-supergraph.ts'

const first = testSupergraph()
const withField = (name: string) =>
  first.replace(/type Query[^{]*\{/, (opening) => `${opening}\n  ${name}: String @join__field(graph: USERS)`)
const elsewhere = withField('added').replace('http://team.test', 'http://other.test')

let opened: string[]
let closed: string[]
let metrics: ReturnType<typeof createMetrics>
let supergraph: LiveSupergraph
beforeEach(() => {
  opened = []
  closed = []
  metrics = createMetrics()
  supergraph = begin(first)
})

function begin(supergraphSdl: string): LiveSupergraph {
  return createLiveSupergraph({
    supergraphSdl,
    addressOf: (_, url) => url || null,
    dataSources: createDataSourceRegistry({
      open({ name, url }) {
        opened.push(url)
        const none = () => Promise.reject(new Error(name))
        return { ask: none, open: none, dispose: async () => void closed.push(url) } as never
      },
      close: (source) => void source.dispose(),
    }),
    introspection: true,
    metrics,
    logger: createLogger({ level: 'silent', name: 'test' }),
  })
}

const team = (host: string) => `http://${host}.test/graphql`

describe('a supergraph that is replaced', () => {
  it('keeps the ways to subgraphs that are the same, and closes the others when nothing uses them', async () => {
    const before = supergraph.current.get()
    expect(opened).toHaveLength(4)
    before.uses.enter()
    expect(await supergraph.offer(elsewhere)).toBe('swapped')
    expect(opened.slice(4)).toEqual([team('other')])
    expect(supergraph.current.get().dataSources.users).toBe(before.dataSources.users)
    expect(closed, 'somebody uses it').toEqual([])
    before.uses.leave()
    expect(closed).toEqual([team('team')])
    supergraph.dispose()
    expect(closed.sort()).toEqual(['agents', 'onchain', 'other', 'team', 'users'].map(team))
  })

  it('has planned what was asked for most before it answers, without what it no longer knows', async () => {
    await supergraph.offer(withField('added'))
    const { prepare } = supergraph.current.get()
    const ask = prepare.bind(supergraph.current.get())
    for (const query of ['{ echo }', '{ echo }', '{ added }', '{ nothing }']) ask(query)
    expect(await supergraph.offer(withField('other'))).toBe('swapped')
    const now = supergraph.current.get()
    const plans = (await metrics.supergraphPlans.get()).values.map(({ labels, value }) => [labels.outcome, value])
    expect(Object.fromEntries(plans)).toEqual({ planned: 1, invalid: 1, failed: 0, left: 0 })
    expect(now.mostUsed(10)).toEqual([{ query: '{ echo }', operationName: null, uses: 2 }])
  })

  it('is the last of those that came while one was built, and the same one is none', async () => {
    const offers = [withField('a'), withField('b'), withField('c')].map((sdl) => supergraph.offer(sdl))
    expect(await Promise.all(offers)).toEqual(['outdated', 'outdated', 'swapped'])
    expect(await supergraph.offer(withField('c'))).toBe('unchanged')
  })

  it('is let go of once nothing runs on it', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const old: WeakRef<object>[] = []
    for (const sdl of [withField('a'), withField('b'), withField('c')]) {
      supergraph.current.get().prepare('{ echo }')
      old.push(new WeakRef(supergraph.current.get()))
      await supergraph.offer(sdl)
    }
    for (let tries = 0; tries < 50 && old.some((one) => one.deref()); tries += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      collect()
    }
    expect(old.map((one) => one.deref() === undefined)).toEqual([true, true, true])
  })
})

describe('a supergraph that can not be used', () => {
  it.each([
    ['no GraphQL', first.slice(0, 900), 'SUPERGRAPH_INVALID', /^line \d+, column \d+: Syntax Error/],
    ['empty', '', 'SUPERGRAPH_INVALID', /^line 1, column 1: Syntax Error/],
    ['no supergraph', 'type Query { a: Int }', 'SUPERGRAPH_INVALID', /must be a core schema/],
    [
      'with a type that is not there',
      first.replace('echo(', 'strange: Strange\n  echo('),
      'SUPERGRAPH_INVALID',
      /^line \d+, column \d+: Unknown type Strange/,
    ],
    [
      'of a subgraph that it does not list',
      first.replace('graph: TEAM', 'graph: TEEM'),
      'SUPERGRAPH_INVALID',
      /TEEM|join__type/,
    ],
    ['without an address', first.replace(team('team'), ''), 'SUBGRAPH_ADDRESS_MISSING', /for the subgraph team$/],
    [
      'with one of another kind',
      first.replace(team('team'), 'file:///etc/passwd'),
      'SUBGRAPH_ADDRESS_MISSING',
      /team$/,
    ],
  ])('(%s) is refused, and nothing is begun with', async (_, sdl, code, problem) => {
    const before = supergraph.current.get()
    expect(await supergraph.offer(sdl)).toBe('refused')
    expect(supergraph.current.get()).toBe(before)
    expect(supergraph.readiness()).toMatchObject({ ok: false, isRequired: false, reason: 'a newer one was refused' })
    const thrown = (() => {
      try {
        begin(sdl)
      } catch (error) {
        return error as { code: string; problems: string[] }
      }
    })()
    expect(thrown?.code).toBe(code)
    expect(thrown?.problems[0]).toMatch(problem)
    expect(await supergraph.offer(first), 'the old one is back').toBe('unchanged')
    expect(supergraph.readiness().ok).toBe(true)
  })
})
