import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type Conditions, type Link, startLink, UNDISTURBED } from './link.ts'

/** Which way bytes go. */
export type Direction = 'toServer' | 'toClient'

/** Where connections are handed on to. */
export interface Target {
  host: string
  port: number
}

/** One connection through the proxy. */
export interface ProxiedConnection {
  target: Target
  passedBytes(direction: Direction): number
  change(direction: Direction | 'both', conditions: Partial<Conditions>): void
  /** Tears it, on both sides. */
  cut(): void
}

/** A network between a client and its server that can be disturbed while it runs. */
export interface TcpProxy {
  port: number
  connections: ReadonlySet<ProxiedConnection>
  /** Disturbs the connections there are, and those that come. */
  change(direction: Direction | 'both', conditions: Partial<Conditions>): void
  /** Sees each connection before a byte of it passes. */
  onConnection: (connection: ProxiedConnection, place: number) => void
  /** New connections go to these in turn; one that is not reached is passed over. None: they are refused. */
  retarget(targets: readonly Target[]): void
  cutAll(): void
  dispose(): Promise<void>
}

const DIRECTIONS: Record<Direction | 'both', readonly Direction[]> = {
  toServer: ['toServer'],
  toClient: ['toClient'],
  both: ['toServer', 'toClient'],
}

/** Listens on a free port of the loopback address and hands connections on to the targets in turn. */
export async function startTcpProxy(...given: readonly Target[]): Promise<TcpProxy> {
  let targets = given
  let place = 0
  const defaults = { toServer: UNDISTURBED, toClient: UNDISTURBED }
  const connections = new Set<ProxiedConnection>()
  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => {})
    open(client).catch(() => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function open(client: Socket): Promise<void> {
    const { socket, target } = await reach()
    socket.on('error', () => {})
    const conditions = { ...defaults }
    const connection = join(client, socket, target, conditions)
    connections.add(connection)
    proxy.onConnection(connection, connections.size)
  }

  /** Connects to the next target that takes a connection. */
  async function reach(): Promise<{ socket: Socket; target: Target }> {
    const all = targets
    for (let tries = 0; tries < all.length; tries += 1) {
      const target = all[place++ % all.length] as Target
      const socket = connect({ ...target, allowHalfOpen: true })
      const isThere = await once(socket, 'connect').then(
        () => true,
        () => false,
      )
      if (isThere) return { socket, target }
    }
    throw new Error('no target takes connections')
  }

  function join(client: Socket, socket: Socket, target: Target, conditions: Record<Direction, Conditions>) {
    const isHeld = { toServer: conditions.toServer.isHeld, toClient: conditions.toClient.isHeld }
    const cut = () => {
      for (const link of Object.values(links)) link.stop()
      for (const side of [client, socket]) side.destroy()
      connections.delete(connection)
    }
    const links: Record<Direction, Link> = {
      toServer: startLink(client, socket, conditions.toServer, cut),
      toClient: startLink(socket, client, conditions.toClient, cut),
    }
    /** A side that has gone is heard of on the other side, unless the cable is pulled. */
    function pass(direction: Direction, from: Socket): void {
      const tell = () => {
        if (!isHeld[direction]) cut()
      }
      from.once('close', (hadError) => (hadError || !from.readableEnded ? tell() : undefined))
    }
    const connection: ProxiedConnection = {
      target,
      passedBytes: (direction) => links[direction].passedBytes,
      change(direction, some) {
        for (const one of DIRECTIONS[direction]) {
          if (some.isHeld !== undefined) isHeld[one] = some.isHeld
          links[one].change(some)
          const from = one === 'toServer' ? client : socket
          if (!isHeld[one] && from.destroyed && !from.readableEnded) cut()
        }
      },
      cut,
    }
    pass('toServer', client)
    pass('toClient', socket)
    const bothClosed = () => client.destroyed && socket.destroyed && connections.delete(connection)
    for (const side of [client, socket]) side.once('close', bothClosed)
    return connection
  }

  const proxy: TcpProxy = {
    port: (server.address() as AddressInfo).port,
    connections,
    change(direction, some) {
      for (const one of DIRECTIONS[direction]) defaults[one] = { ...defaults[one], ...some }
      for (const connection of connections) connection.change(direction, some)
    },
    onConnection: () => {},
    retarget(next) {
      targets = next
    },
    cutAll() {
      for (const connection of connections) connection.cut()
    },
    async dispose() {
      const closed = once(server, 'close')
      server.close()
      proxy.cutAll()
      await closed
    },
  }
  return proxy
}
