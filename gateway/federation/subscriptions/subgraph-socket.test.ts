import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { until } from '../../testing/until.ts'
import { openSubgraphSocket, type SubgraphSocket } from './subgraph-socket.ts'

describe('a socket to a subgraph', () => {
  let url: string
  let close: () => void
  /** What the server does with each message; a socket's answers are texts as they are. */
  let onMessage: (socket: WebSocket, message: { id?: string; type: string; payload?: unknown }) => void
  let said: { id?: string; type: string; payload?: unknown }[]
  let server: WebSocket[]
  let opened: SubgraphSocket[]
  let gone: number

  beforeEach(async () => {
    said = []
    server = []
    opened = []
    gone = 0
    onMessage = (socket, { type }) => {
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}')
    }
    const http = createServer()
    const sockets = new WebSocketServer({ server: http })
    sockets.on('connection', (socket) => {
      server.push(socket)
      socket.on('message', (data) => {
        const message = JSON.parse(String(data))
        said.push(message)
        onMessage(socket, message)
      })
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
    close = () => {
      for (const socket of server) socket.terminate()
      sockets.close()
      http.close()
    }
  })
  afterEach(() => {
    for (const socket of opened) socket.close()
    close()
  })

  function open(given: { keepAliveMs?: number; connectTimeoutMs?: number } = {}) {
    const socket = openSubgraphSocket({
      url,
      headers: { authorization: 'Ada' },
      maxPayload: 10_000,
      connectTimeoutMs: 10_000,
      keepAliveMs: 60_000,
      ...given,
      onGone: () => {
        gone += 1
      },
    })
    opened.push(socket)
    return socket
  }

  function listen(socket: SubgraphSocket, query = 'subscription { a }') {
    const heard: unknown[] = []
    const end = socket.subscribe(
      { query },
      {
        next: (text) => void heard.push(JSON.parse(text)),
        errors: (errors) => void heard.push({ errors }),
        complete: () => void heard.push('complete'),
        lost: (error) => void heard.push(error.message),
      },
    )
    return { heard, end }
  }

  it('says who asks, and what of it', async () => {
    const socket = open()
    await socket.opened
    listen(socket)
    await until(() => said.length === 2)
    expect(said).toEqual([
      { type: 'connection_init', payload: { authorization: 'Ada' } },
      { id: '1', type: 'subscribe', payload: { query: 'subscription { a }' } },
    ])
  })

  it.each([
    ['as servers write it', '{"id":"1","type":"next","payload":{"data":{"a":1}}}'],
    ['in another order', '{"type":"next","payload":{"data":{"a":1}},"id":"1"}'],
    ['with blanks', ' { "id" : "1", "type":"next","payload":{"data":{"a":1}} }\n'],
    ['with more behind it', '{"id":"1","type":"next","payload":{"data":{"a":1}}}\n'],
  ])('hears a result %s', async (_, text) => {
    const socket = open()
    await socket.opened
    const { heard } = listen(socket)
    await until(() => said.length === 2)
    server[0]?.send(text)
    server[0]?.send('{"id":"1","type":"complete"}')
    await until(() => heard.length === 2)
    expect(heard).toEqual([{ data: { a: 1 } }, 'complete'])
  })

  it('tells each subscription its own, and nobody what is nobody’s', async () => {
    const socket = open()
    await socket.opened
    const [first, second] = [listen(socket), listen(socket)]
    await until(() => said.length === 3)
    first.end()
    for (const id of ['1', '2', '3', '__proto__'])
      server[0]?.send(JSON.stringify({ id, type: 'next', payload: { data: { id } } }))
    server[0]?.send('{"id":"2","type":"error","payload":[{"message":"no"}]}')
    await until(() => second.heard.length === 2)
    expect([first.heard, second.heard]).toEqual([[], [{ data: { id: '2' } }, { errors: [{ message: 'no' }] }]])
    await until(() => said.length === 4)
    expect(said.at(-1)).toEqual({ id: '1', type: 'complete' })
  })

  it('answers pings, and is lost with all on it where its own are not answered', async () => {
    const socket = open({ keepAliveMs: 20 })
    await socket.opened
    const [first, second] = [listen(socket), listen(socket)]
    server[0]?.send('{"type":"ping"}')
    await until(() => said.some(({ type }) => type === 'pong'))
    await until(() => second.heard.length === 1)
    expect([first.heard, second.heard]).toEqual([['no sign of life for 20 ms'], ['no sign of life for 20 ms']])
    expect(gone).toBe(1)
  })

  it.each(['no JSON', '{"id":"1","type":"next","payload":{"data":{"a":1}'])(
    'is lost by a message that makes no sense: %s',
    async (text) => {
      const socket = open()
      await socket.opened
      const { heard } = listen(socket)
      await until(() => said.length === 2)
      server[0]?.send(text)
      await until(() => heard.length === 1)
      expect(heard).toEqual(['a message that makes no sense'])
    },
  )

  it('takes a message of the largest size, and is lost by a larger one', async () => {
    const socket = open()
    await socket.opened
    const { heard } = listen(socket)
    await until(() => said.length === 2)
    const sized = (bytes: number) => {
      const text = '{"id":"1","type":"next","payload":{"data":{"a":""}}}'
      return text.replace('""', `"${'x'.repeat(bytes - text.length)}"`)
    }
    server[0]?.send(sized(10_000))
    await until(() => heard.length === 1)
    server[0]?.send(sized(10_001))
    await until(() => heard.length === 2)
    expect(heard[1]).toContain('Max payload')
  })

  it('can not be opened where nobody acknowledges it, and where another protocol is spoken', async () => {
    onMessage = () => {}
    await expect(open({ connectTimeoutMs: 20 }).opened).rejects.toThrow('no connection_ack in time')
    close()
    await expect(open().opened).rejects.toThrow()
  })
})
