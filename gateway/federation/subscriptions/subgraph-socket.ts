import { WebSocket } from 'ws'

/** Hears one subscription on a socket. After `errors`, `complete` and `lost` nothing more is said. */
export interface SocketListener {
  /** A result, as JSON. */
  next(text: string): void
  /** The subgraph refuses, or goes on no more. */
  errors(errors: unknown): void
  complete(): void
  /** The socket is gone. */
  lost(error: Error): void
}

/** One socket to a subgraph that speaks graphql-transport-ws, with all subscriptions on it. */
export interface SubgraphSocket {
  /** Resolves once subscriptions can be made; rejects where it can't be opened. */
  readonly opened: Promise<void>
  /** Returns what ends it: nothing is heard of it afterwards. */
  subscribe(payload: Readonly<Record<string, unknown>>, listener: SocketListener): () => void
  pause(): void
  resume(): void
  close(): void
}

const PROTOCOL = 'graphql-transport-ws'
/** How results begin, as every server in use writes them; those of others are read by JSON.parse. */
const HEAD = '{"id":"'
const NEXT = '","type":"next","payload":'

/** What a message says, but for results. */
interface Message {
  id?: string
  type?: string
  payload?: unknown
}

/**
 * Opens a socket. One that says nothing for a whole `keepAliveMs` after it was pinged is lost, with all that is on it.
 *
 * @param options.headers of the upgrade, and what connection_init says
 */
export function openSubgraphSocket(options: {
  url: string
  headers: Readonly<Record<string, string>>
  maxPayload: number
  connectTimeoutMs: number
  keepAliveMs: number
  onGone(): void
}): SubgraphSocket {
  const { url, headers, maxPayload, connectTimeoutMs, keepAliveMs } = options
  const listeners = new Map<string, SocketListener>()
  const opened = Promise.withResolvers<void>()
  // Whoever waits for it is told; it may be that nobody does any more.
  opened.promise.catch(() => {})
  const socket = new WebSocket(url, PROTOCOL, {
    headers,
    maxPayload,
    perMessageDeflate: false,
    handshakeTimeout: connectTimeoutMs,
  })
  let subscriptions = 0
  let isAlive = true
  let isPaused = false
  let isGone = false
  const connecting = setTimeout(() => lose(new Error('no connection_ack in time')), connectTimeoutMs)
  let beats: NodeJS.Timeout | undefined

  function send(message: Message): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  function lose(error: Error): void {
    if (isGone) return
    isGone = true
    clearTimeout(connecting)
    clearInterval(beats)
    socket.terminate()
    options.onGone()
    opened.reject(error)
    const all = [...listeners.values()]
    listeners.clear()
    for (const listener of all) listener.lost(error)
  }

  function beat(): void {
    // Who is not read from can't be heard.
    if (isPaused) return
    if (isAlive) send({ type: 'ping' })
    else lose(new Error(`no sign of life for ${keepAliveMs} ms`))
    isAlive = false
  }

  function read(text: string): void {
    isAlive = true
    if (text.startsWith(HEAD) && text.endsWith('}')) {
      const end = text.indexOf('"', HEAD.length)
      if (text.startsWith(NEXT, end)) {
        listeners.get(text.slice(HEAD.length, end))?.next(text.slice(end + NEXT.length, -1))
        return
      }
    }
    readOther(JSON.parse(text))
  }

  function readOther({ id = '', type, payload }: Message): void {
    const listener = listeners.get(id)
    if (type === 'ping') send({ type: 'pong' })
    else if (type === 'connection_ack') begin()
    else if (type === 'next') listener?.next(JSON.stringify(payload))
    else if (type === 'error' || type === 'complete') {
      listeners.delete(id)
      if (type === 'error') listener?.errors(payload)
      else listener?.complete()
    }
  }

  function begin(): void {
    clearTimeout(connecting)
    clearInterval(beats)
    beats = setInterval(beat, keepAliveMs)
    opened.resolve()
  }

  socket.on('open', () => send({ type: 'connection_init', payload: headers }))
  socket.on('message', (data: Buffer) => {
    try {
      read(data.toString())
    } catch (error) {
      lose(new Error('a message that makes no sense', { cause: error }))
    }
  })
  socket.on('error', lose)
  socket.on('close', (code) => lose(new Error(`the socket closed (${code})`)))

  return {
    opened: opened.promise,
    subscribe(payload, listener) {
      subscriptions += 1
      const id = String(subscriptions)
      listeners.set(id, listener)
      send({ id, type: 'subscribe', payload })
      return () => {
        if (listeners.delete(id)) send({ id, type: 'complete' })
      }
    },
    pause() {
      isPaused = true
      socket.pause()
    },
    resume() {
      isPaused = false
      isAlive = true
      socket.resume()
    },
    close() {
      isGone = true
      clearTimeout(connecting)
      clearInterval(beats)
      opened.reject(new Error('closed'))
      if (socket.readyState === WebSocket.CONNECTING) socket.terminate()
      else socket.close(1000)
    },
  }
}
