import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, GraphQLError } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import type { RequestContext } from '../../request-context.ts'
import { until } from '../../testing/until.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import { type SocketTransport, socketTransport } from './socket-transport.ts'
import type { SourceListener } from './subgraph-source.ts'

const schema = buildSchema('type Query { a: Int } type Subscription { count(to: Int!): Int forever: Int refused: Int }')

async function* count(to: number) {
  for (let number = 1; number <= to; number += 1) yield { count: number }
}

describe('a subgraph that offers subscriptions by graphql-transport-ws', () => {
  let transport: SocketTransport
  let url: string
  let sockets: { socket: WebSocket; request: IncomingMessage }[]
  let close: () => void
  let life: AbortController
  beforeEach(async () => {
    sockets = []
    life = new AbortController()
    const server = createServer()
    const webSockets = new WebSocketServer({ server, path: '/graphql' })
    webSockets.on('connection', (socket, request) => sockets.push({ socket, request }))
    useServer(
      {
        schema,
        onSubscribe: (_, __, { query }) =>
          query.includes('refused') ? [new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } })] : undefined,
        subscribe: async ({ document, variableValues }) => {
          const text = JSON.stringify(document)
          if (text.includes('forever')) return forever()
          return mapped(count(Number(variableValues?.to)))
        },
      },
      webSockets,
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    close = () => {
      for (const { socket } of sockets) socket.terminate()
      webSockets.close()
      server.close()
    }
    transport = socketTransport({
      subgraph: 'a',
      url,
      headers: ({ forwardedHeaders = {} }) => forwardedHeaders,
      limits: { maxEventCharacters: 1_000_000 },
    })
  })
  afterEach(async () => {
    life.abort()
    await transport.dispose()
    close()
  })

  async function* mapped(numbers: AsyncGenerator<{ count: number }>) {
    for await (const data of numbers) yield { data }
  }
  async function* forever() {
    yield { data: { forever: 1 } }
    await new Promise(() => {})
  }

  /** Opens one; what it says as it comes. */
  async function open(query: string, variables = {}, headers?: Record<string, string>) {
    const heard: unknown[] = []
    const listener: SourceListener = {
      event: ({ answer }) => void heard.push(answer.data),
      end: (refusal) => void heard.push(refusal ? refusal.map(({ extensions }) => extensions.code) : 'end'),
      fail: () => void heard.push('lost'),
    }
    const context = { requestId: 'r', principal: null, signal: life.signal, forwardedHeaders: headers }
    const request = { subgraph: 'a', query, operationName: undefined, variables }
    await transport.open({ ...request, context: context as unknown as RequestContext }, listener)
    return heard
  }

  it('gives its events, and its end', async () => {
    const heard = await open('subscription ($to: Int!) { count(to: $to) }', { to: 3 })
    await until(() => heard.length === 4)
    expect(heard).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }, 'end'])
  })

  it('has one socket for all of an identity, and one for each other, which knows who asks', async () => {
    const of = (name: string) => open('subscription { forever }', {}, { authorization: name })
    const all = [await of('Ada'), await of('Ada'), await of('Grace')]
    await until(() => all.every((heard) => heard.length === 1))
    expect(sockets.map(({ request }) => request.headers.authorization)).toEqual(['Ada', 'Grace'])
  })

  it('refuses by an error, which is no loss', async () => {
    const heard = await open('subscription { refused }')
    await until(() => heard.length === 1)
    expect(heard).toEqual([['FORBIDDEN']])
  })

  it('is lost with its socket, and can be opened again', async () => {
    const heard = await open('subscription { forever }')
    await until(() => heard.length === 1)
    for (const { socket } of sockets) socket.terminate()
    await until(() => heard.length === 2)
    expect(heard).toEqual([{ forever: 1 }, 'lost'])
    const again = await open('subscription { forever }')
    await until(() => again.length === 1)
  })

  it('closes the socket when nobody uses it any more', async () => {
    const heard = await open('subscription { forever }')
    await until(() => heard.length === 1)
    const closed = new Promise((resolve) => sockets[0]?.socket.once('close', resolve))
    life.abort()
    await closed
    expect(heard).toEqual([{ forever: 1 }])
  })

  it('fails to open where nothing listens', async () => {
    close()
    await expect(open('subscription { forever }')).rejects.toThrow(SubgraphFailure)
  })
})
