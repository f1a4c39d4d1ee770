import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../../testing/serve-test-gateway.ts'
import { composeTestGraph, testSchemas } from '../../testing/test-schemas.ts'
import { until } from '../../testing/until.ts'
import type { SupergraphListener } from '../reload/supergraph-source.ts'

const [agents = '', users = ''] = [testSchemas.agents, testSchemas.users]
/** Users know more of a user. */
const WITH_MORE = composeTestGraph({
  ...testSchemas,
  users: users.replace('name: String!', 'name: String! nick: String'),
})
/** Events have no text any more. */
const WITH_LESS = composeTestGraph({ ...testSchemas, agents: agents.replace('text: String!', '') })

const ENRICHED = 'subscription { runEvents(runId: "7") { sequence run { session { agent { owner { name } } } } } }'
const WITH_TEXT = 'subscription { runEvents(runId: "7") { sequence ... on TextDelta { text } } }'

describe('a subscription over a reload of the supergraph', () => {
  let test: ServedTestGateway
  let supergraph: SupergraphListener
  beforeEach(async () => {
    const supergraphSource = {
      read: async () => '',
      watch(listener: SupergraphListener) {
        supergraph = listener
        return { dispose() {} }
      },
    }
    test = await serveTestGateway({ gateway: { supergraphSource, streams: { reloadSpreadMs: 20 } } })
  })
  afterEach(() => test.dispose())

  const publish = (sequence: number) =>
    test.state.pubsub.publish('events:7', { __typename: 'TextDelta', runId: '7', sequence, text: 'a' })
  const open = (query: string) => test.client().iterate({ query })
  const opened = (count: number) => until(() => test.state.opened.length === count)
  async function reload(sdl: string): Promise<void> {
    const reloads = async () =>
      Number(/chainlens_supergraph_reloads_total (\d+)/.exec(await test.platform.metrics.text())?.[1] ?? 0)
    const before = await reloads()
    supergraph.changed(sdl)
    while ((await reloads()) === before) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const event = (sequence: number) => ({
    data: { runEvents: { sequence, run: { session: { agent: { owner: { name: 'Ada' } } } } } },
  })

  it('goes on with its source, and has its events completed on the new one', async () => {
    const events = open(ENRICHED)
    const first = events.next()
    await opened(1)
    await publish(1)
    expect((await first).value).toEqual(event(1))
    await reload(WITH_MORE)
    await publish(2)
    expect((await events.next()).value).toEqual(event(2))
    expect(test.state.opened).toHaveLength(1)
    const metrics = await test.platform.metrics.text()
    expect(metrics).toContain('chainlens_subscription_reloads_total{outcome="continued"} 1')
    // Nothing runs on the old one any more.
    expect(metrics).toContain('chainlens_supergraph_generations 1')
    await events.return?.()
  })

  it('shares its source with those that begin on the new one', async () => {
    const events = open(ENRICHED)
    const first = events.next()
    await opened(1)
    await publish(1)
    await first
    await reload(WITH_MORE)
    const other = open(ENRICHED)
    expect((await other.next()).value).toEqual(event(1))
    await publish(2)
    expect([(await events.next()).value, (await other.next()).value]).toEqual([event(2), event(2)])
    expect(test.state.opened).toHaveLength(1)
    for (const one of [events, other]) await one.return?.()
  })

  it('ends with SUPERGRAPH_RELOADED where it is no longer valid, and no other does', async () => {
    const [ends, goesOn] = [open(WITH_TEXT), open(ENRICHED)]
    const [first, other] = [ends.next(), goesOn.next()]
    await opened(2)
    await publish(1)
    await Promise.all([first, other])
    const last = ends.next()
    await reload(WITH_LESS)
    expect((await last).value).toMatchObject({ errors: [{ extensions: { code: 'SUPERGRAPH_RELOADED' } }] })
    expect((await ends.next()).done).toBe(true)
    await publish(2)
    expect((await goesOn.next()).value).toEqual(event(2))
    expect(await test.platform.metrics.text()).toContain('chainlens_subscription_reloads_total{outcome="ended"} 1')
    await until(() => test.state.openSources === 1)
    await goesOn.return?.()
  })
})
