import type { Config } from '@chainlens/platform/config'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import type { FetchHandler } from '@chainlens/platform/http'
import type { Platform } from '@chainlens/platform/service'
import type { Logger } from '@chainlens/platform/telemetry'
import { createTestPlatform, type TestPlatform } from '../../tests/support/test-platform.ts'
import type { Gateway } from '../create-core.ts'
import { createGateway, type GatewayOptions } from '../create-gateway.ts'
import { testSchemas, testSupergraph } from './test-schemas.ts'
import { createTestSignIns, type TestSignIns } from './test-sign-ins.ts'
import {
  agentsSubgraph,
  analysisSubgraph,
  type TestSubgraphState,
  testSubgraphState,
  usersSubgraph,
} from './test-subgraphs.ts'

/** A GraphQL answer as tests read it. */
export interface TestAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  data: any
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  errors: any[] | undefined
  text: string
}

/** A gateway before small subgraphs in memory, and the means to disturb them. */
export interface TestGateway {
  gateway: Gateway
  platform: Platform
  state: TestSubgraphState
  signIns: TestSignIns
  /** By subgraph: answers in its place while it is set. */
  instead: Map<string, FetchHandler>
  /** Hosts that are answered in memory, e.g. `users.test`. */
  graphs: TestPlatform['graphs']
  /** Requests that reached a subgraph's address, by name. */
  requests: { subgraph: string; path: string; body: string; headers: Headers }[]
  /** The subgraph itself, whatever stands in its place. */
  subgraph(name: string): RunningSubgraph
  ask(
    query: string,
    options?: { variables?: object; operationName?: string; token?: string; headers?: Record<string, string> },
  ): Promise<TestAnswer>
  dispose(): Promise<void>
}

/** What is gone in a test stays gone: nobody waits half a minute for it to come back. */
const SOON_GIVEN_UP = { attempts: 1, firstDelayMs: 1, longestDelayMs: 1_000 }

/** Builds it. `isDirect`: subgraphs are asked without requests, as in one process; nothing can be put in their place. */
export async function createTestGateway(
  options: { config?: Partial<Config>; gateway?: Partial<GatewayOptions>; logger?: Logger; isDirect?: boolean } = {},
): Promise<TestGateway> {
  const { platform, graphs, dispose } = await createTestPlatform(options.config, options.logger)
  const state = testSubgraphState()
  const signIns = await createTestSignIns()
  const instead = new Map<string, FetchHandler>()
  const requests: TestGateway['requests'] = []
  const definitions = [
    usersSubgraph(state, signIns, platform),
    agentsSubgraph(state),
    analysisSubgraph('onchain', state),
    analysisSubgraph('team', state),
  ]
  const subgraphs = await Promise.all(
    definitions.map((definition) => createSubgraph(definition as never, platform, testSchemas[definition.name] ?? '')),
  )
  for (const subgraph of subgraphs)
    if (options.isDirect) graphs.set(`${subgraph.name}.test`, subgraph)
    else
      graphs.set(`${subgraph.name}.test`, async (request) => {
        const { pathname } = new URL(request.url)
        const body = await request.clone().text()
        requests.push({ subgraph: subgraph.name, path: pathname, body, headers: request.headers })
        const replaced =
          pathname === '/graphql' ? instead.get(subgraph.name) : instead.get(`${subgraph.name}${pathname}`)
        return (replaced ?? subgraph.fetch)(request)
      })
  const gateway = await createGateway({
    platform,
    supergraphSdl: testSupergraph(),
    subgraphs: subgraphs.map(({ name }) => ({ name, url: `http://${name}.test/graphql` })),
    ...options.gateway,
    streams: { reconnect: SOON_GIVEN_UP, ...options.gateway?.streams },
  })
  graphs.set('gateway.test', gateway.fetch)

  return {
    gateway,
    platform,
    state,
    signIns,
    instead,
    graphs,
    requests,
    subgraph: (name) => subgraphs.find((one) => one.name === name) as RunningSubgraph,
    async ask(query, { variables, operationName, token, headers } = {}) {
      const response = await gateway.fetch(
        new Request('http://gateway.test/graphql', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...headers,
          },
          body: JSON.stringify({ query, variables, operationName }),
        }),
      )
      const text = await response.text()
      const { data, errors } = JSON.parse(text)
      return { status: response.status, headers: response.headers, data, errors, text }
    },
    async dispose() {
      await gateway.dispose()
      for (const subgraph of subgraphs) await subgraph.dispose()
      await dispose()
    },
  }
}
