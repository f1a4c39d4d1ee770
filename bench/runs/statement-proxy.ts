import type { AddressInfo } from 'node:net'
import { connect as connectTo, createServer, type Socket } from 'node:net'

/** Stands between a client and PostgreSQL and counts what is asked. */
export interface StatementProxy {
  /** The database's address, through this. */
  url: string
  /** How often each statement was asked since the last call, its beginning alone. */
  take(): Map<string, number>
  dispose(): Promise<void>
}

const SHOWN = 120

/** Starts it before the database of this address, without encryption. */
export async function startStatementProxy(databaseUrl: string): Promise<StatementProxy> {
  const target = new URL(databaseUrl)
  let counts = new Map<string, number>()
  const count = (statement: string) => {
    const shown = statement.replace(/\s+/g, ' ').trim().slice(0, SHOWN)
    counts.set(shown, (counts.get(shown) ?? 0) + 1)
  }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connectTo(Number(target.port), target.hostname)
    for (const socket of [client, database]) {
      sockets.add(socket.setNoDelay(true))
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        database.destroy()
      })
    }
    const read = statementReader(count)
    client.on('data', (bytes: Buffer) => {
      read(bytes)
      database.write(bytes)
    })
    database.pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.toString(),
    take() {
      const taken = counts
      counts = new Map()
      return taken
    },
    async dispose() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/**
 * Reads a client's messages: the first has no type; Q is a statement, P one with parameters behind its name. One with a
 * name is prepared, to be asked by it: counted with each B, which has the name behind that of its portal.
 */
function statementReader(count: (statement: string) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let hasBegun = false
  const prepared = new Map<string, string>()
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const head = hasBegun ? 1 : 0
      if (rest.length < head + 4) return
      const whole = head + rest.readUInt32BE(head)
      if (rest.length < whole) return
      const body = rest.subarray(head + 4, whole)
      const type = hasBegun ? String.fromCharCode(rest[0] ?? 0) : ''
      if (type === 'Q') count(body.subarray(0, body.indexOf(0)).toString('utf8'))
      if (type === 'P') {
        const [name = '', text = ''] = firstTexts(body)
        if (name) prepared.set(name, text)
        else count(text)
      }
      const statement = type === 'B' ? prepared.get(firstTexts(body)[1] ?? '') : undefined
      if (statement) count(statement)
      hasBegun = true
      rest = rest.subarray(whole)
    }
  }
}

/** The two texts that a message begins with, each ended by a zero. */
function firstTexts(body: Buffer): [string, string] {
  const end = body.indexOf(0)
  return [body.toString('utf8', 0, end), body.toString('utf8', end + 1, body.indexOf(0, end + 1))]
}
