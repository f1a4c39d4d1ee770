import type { BoundServer } from '@chainlens/platform/http'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { serveGateway } from '../serve-gateway.ts'
import { createTestGateway, type TestGateway } from './test-gateway.ts'

/** A test gateway on a port, with real clients. */
export interface ServedTestGateway extends TestGateway {
  bound: BoundServer
  /** A graphql-ws client; disposed with the gateway. */
  client(connectionParams?: Record<string, unknown>): Client
  /** A socket that speaks for itself; closed with the gateway. */
  socket(options?: { headers?: Record<string, string>; protocol?: string | null }): TestSocket
}

/** A bare WebSocket: what it got, and when it closed. */
export interface TestSocket {
  readonly webSocket: WebSocket
  send(message: object | string): void
  /** The next message, or a rejection with the close code. */
  next(): Promise<Record<string, unknown>>
  /** Code and reason of the close, or the HTTP status that refused the upgrade. */
  readonly closed: Promise<{ code: number; reason: string }>
}

/** Binds one to a free port. */
export async function serveTestGateway(
  options: Parameters<typeof createTestGateway>[0] = {},
): Promise<ServedTestGateway> {
  const test = await createTestGateway(options)
  const bound = await serveGateway(test.gateway, { port: 0, host: '127.0.0.1' })
  const clients: Client[] = []
  const sockets: TestSocket[] = []
  const url = `${bound.url.replace('http', 'ws')}/graphql`
  return {
    ...test,
    bound,
    client(connectionParams) {
      const client = createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, lazy: true })
      clients.push(client)
      return client
    },
    socket({ headers, protocol = 'graphql-transport-ws' } = {}) {
      const socket = createTestSocket(new WebSocket(url, protocol ?? [], { headers }))
      sockets.push(socket)
      return socket
    },
    async dispose() {
      for (const client of clients) await client.dispose()
      for (const { webSocket } of sockets) webSocket.terminate()
      await bound.dispose()
      await test.dispose()
    },
  }
}

function createTestSocket(webSocket: WebSocket): TestSocket {
  const messages: Record<string, unknown>[] = []
  const waiting: (() => void)[] = []
  let end: { code: number; reason: string } | null = null
  const wake = () => {
    for (const resolve of waiting.splice(0)) resolve()
  }
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    const finish = (code: number, reason: string) => {
      end ??= { code, reason }
      resolve(end)
      wake()
    }
    webSocket.on('close', (code, reason) => finish(code, String(reason)))
    webSocket.on('unexpected-response', (_, response) => finish(response.statusCode ?? 0, ''))
    webSocket.on('error', () => {})
  })
  webSocket.on('message', (data) => {
    messages.push(JSON.parse(String(data)))
    wake()
  })
  const opened = new Promise<void>((resolve) => webSocket.once('open', () => resolve()))
  return {
    webSocket,
    closed,
    send(message) {
      const text = typeof message === 'string' ? message : JSON.stringify(message)
      void opened.then(() => webSocket.send(text))
    },
    async next() {
      while (messages.length === 0) {
        if (end) throw new Error(`closed with ${end.code} ${end.reason}`)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      return messages.shift() as Record<string, unknown>
    },
  }
}
