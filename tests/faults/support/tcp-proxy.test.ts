import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../support/wait-for.ts'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A server that answers every byte with itself, or as it is told. */
async function listen(answer: (socket: Socket) => void = (socket) => socket.pipe(socket)) {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    answer(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, sockets }
}

async function proxyTo(...targets: { host: string; port: number }[]): Promise<TcpProxy> {
  const proxy = await startTcpProxy(...targets.map(({ host, port }) => ({ host, port })))
  undo.push(() => proxy.dispose())
  return proxy
}

/** A client that keeps what it gets. */
async function dial(proxy: TcpProxy) {
  const socket = connect(proxy.port, '127.0.0.1')
  const client = { socket, got: Buffer.alloc(0), isClosed: false }
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    client.got = Buffer.concat([client.got, bytes as Buffer])
  })
  socket.once('close', () => {
    client.isClosed = true
  })
  undo.push(() => void socket.destroy())
  await once(socket, 'connect')
  return client
}

describe('a proxy', () => {
  it('carries both ways what it is given, and the end', async () => {
    const proxy = await proxyTo(await listen())
    const client = await dial(proxy)
    const sent = randomBytes(2_000_000)
    client.socket.end(sent)
    await waitFor(() => client.isClosed)
    expect(client.got.equals(sent)).toBe(true)
    await waitFor(() => proxy.connections.size === 0)
  })

  it('cuts after exactly as many bytes as it is told, in the direction it is told', async () => {
    const server = await listen((socket) => socket.write(randomBytes(100_000)))
    const proxy = await proxyTo(server)
    proxy.onConnection = (connection) => connection.change('toClient', { cutAfterBytes: 12_345 })
    const client = await dial(proxy)
    await waitFor(() => client.isClosed)
    expect(client.got.length).toBe(12_345)
    await waitFor(() => server.sockets.size === 0)
  })

  it('holds a connection without either side hearing of it, also when the other goes, and then lets it go on', async () => {
    const server = await listen()
    const proxy = await proxyTo(server)
    const [client, other] = [await dial(proxy), await dial(proxy)]
    client.socket.write('a')
    other.socket.write('a')
    await waitFor(() => client.got.length === 1 && other.got.length === 1)
    proxy.change('both', { isHeld: true })
    client.socket.write('b')
    other.socket.destroy()
    const isWaiting = await dial(proxy)
    isWaiting.socket.write('c')
    await waitFor(() => server.sockets.size === 3)
    expect([client.got.length, isWaiting.got.length, client.isClosed]).toEqual([1, 0, false])
    proxy.change('both', { isHeld: false })
    await waitFor(() => client.got.length === 2 && isWaiting.got.length === 1)
    await waitFor(() => server.sockets.size === 2)
  })

  it('delays each byte by as much as it is told', async () => {
    const proxy = await proxyTo(await listen())
    proxy.change('toServer', { delayMs: 60 })
    proxy.change('toClient', { delayMs: 40 })
    const client = await dial(proxy)
    const sentAt = performance.now()
    client.socket.write('a')
    await waitFor(() => client.got.length === 1)
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(99)
    proxy.change('both', { delayMs: 0 })
    client.socket.write('b')
    await waitFor(() => client.got.toString() === 'ab')
  })

  it('lets no more bytes pass in a second than it is told, and makes the sender wait', async () => {
    const server = await listen((socket) => socket.write(randomBytes(2_000)))
    const proxy = await proxyTo(server)
    proxy.change('toClient', { bytesPerSecond: 10_000 })
    const startedAt = performance.now()
    const client = await dial(proxy)
    await waitFor(() => client.got.length === 2_000)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(140)
  })

  it('goes to its targets in turn, passes over one that is not there, and to others when told', async () => {
    const named = (name: string) => listen((socket) => socket.end(name))
    const [a, b, c, gone] = [await named('a'), await named('b'), await named('c'), await named('gone')]
    await undo.pop()?.()
    const proxy = await proxyTo(a, gone, b)
    const ask = async () => {
      const client = await dial(proxy)
      await waitFor(() => client.isClosed)
      return client.got.toString()
    }
    expect([await ask(), await ask(), await ask()]).toEqual(['a', 'b', 'a'])
    proxy.retarget([{ host: c.host, port: c.port }])
    expect(await ask()).toBe('c')
    proxy.retarget([])
    expect(await ask()).toBe('')
  })
})
