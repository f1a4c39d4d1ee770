import { createHistogram } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'

// The viewers, in a process of their own: a socket with one subscription each. Does what lines of JSON on its
// input say.

/** Opens sockets, tells what they got since it was asked the last time, or closes them. */
export type LoadOrder =
  | { do: 'open'; url: string; query: string; runs: number; viewersPerRun: number }
  | { do: 'count'; expected: number }
  | { do: 'close' }

/** What viewers got. `wrong`: errors, gaps and repeats. */
export interface LoadResult {
  open: number
  delivered: number
  wrong: number
  p50Ms: number
  p99Ms: number
}

const PROTOCOL = 'graphql-transport-ws'
/** How many handshakes run at once. */
const AT_ONCE = 50
/** A gateway lets one address have 2,000 sockets. */
const PER_ADDRESS = 1_500
/** When nothing has come for as long, nothing more will. */
const SETTLED_MS = 5_000

let sockets: WebSocket[] = []
let delivered = 0
let wrong = 0
let latencies = createHistogram()

function watch(socket: WebSocket): void {
  let last = 0
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data))
    const event = payload?.data?.events
    if (type !== 'next' || !event) {
      wrong += 1
      return
    }
    delivered += 1
    if (event.sequence !== 1 && event.sequence !== last + 1) wrong += 1
    last = event.sequence
    latencies.record(Math.max(1, Math.round((Number(process.hrtime.bigint()) / 1e6 - event.at) * 1000)))
  })
}

async function openOne(url: string, query: string, index: number, runs: number): Promise<void> {
  const localAddress = `127.0.0.${1 + Math.floor(index / PER_ADDRESS)}`
  const socket = new WebSocket(url, PROTOCOL, { perMessageDeflate: false, localAddress })
  await new Promise((resolve, reject) => {
    socket.once('open', () => socket.send('{"type":"connection_init"}'))
    socket.once('message', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => {})
  watch(socket)
  socket.on('close', () => {
    wrong += 1
  })
  const payload = { query, variables: { run: String(index % runs) } }
  socket.send(JSON.stringify({ id: String(index), type: 'subscribe', payload }))
  sockets.push(socket)
}

async function obey(order: LoadOrder): Promise<void> {
  if (order.do === 'open') {
    const { url, query, runs, viewersPerRun } = order
    const total = runs * viewersPerRun
    let next = 0
    const worker = async () => {
      while (next < total) await openOne(url, query, next++, runs)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  } else if (order.do === 'close') {
    for (const socket of sockets) {
      socket.removeAllListeners('close')
      socket.terminate()
    }
    sockets = []
  } else {
    let seen = delivered
    for (let since = performance.now(); delivered < order.expected && performance.now() - since < SETTLED_MS; ) {
      await wait(10)
      if (delivered > seen) since = performance.now()
      seen = delivered
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  await obey(JSON.parse(line) as LoadOrder)
  const [p50Ms, p99Ms] = [50, 99].map((part) => latencies.percentile(part) / 1000)
  console.log(JSON.stringify({ open: sockets.length, delivered, wrong, p50Ms, p99Ms }))
  delivered = 0
  wrong = 0
  latencies = createHistogram()
}
