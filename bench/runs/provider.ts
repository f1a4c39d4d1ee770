import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { sharedNow, wordOf } from './token-words.ts'

// A provider of models with fixed timing, in a process of its own: chat completions whose first token comes after so long, and
// the others evenly. How many, the question says: "tokens=200". Prints its address.

/** From the request to the first token. */
const FIRST_MS = Number(process.argv[2] ?? 200)
const TOKENS_PER_SECOND = Number(process.argv[3] ?? 50)
const TICK_MS = 2
const FRAME = { id: 'chatcmpl-bench', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'bench' }

interface Stream {
  response: ServerResponse
  beganMs: number
  tokens: number
  sent: number
}

const streams = new Set<Stream>()

const frame = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ ...FRAME, choices: [{ index: 0, delta, finish_reason: finish }], usage: null })}\n\n`

function advance(stream: Stream, nowMs: number): void {
  const { response, beganMs, tokens } = stream
  const due = Math.floor(((nowMs - beganMs - FIRST_MS) / 1000) * TOKENS_PER_SECOND) + 1
  for (; stream.sent < Math.min(due, tokens); stream.sent += 1)
    response.write(frame({ content: wordOf(stream.sent, sharedNow()) }))
  if (stream.sent < tokens) return
  streams.delete(stream)
  const usage = { prompt_tokens: 100, completion_tokens: tokens, total_tokens: 100 + tokens }
  const counts = `data: ${JSON.stringify({ ...FRAME, choices: [], usage })}\n\n`
  response.end(`${frame({}, 'stop')}${counts}data: [DONE]\n\n`)
}

setInterval(() => {
  const nowMs = sharedNow()
  for (const stream of streams) advance(stream, nowMs)
}, TICK_MS)

const server = createServer(async (request, response) => {
  const beganMs = sharedNow()
  const body = await text(request)
  if (!request.url?.endsWith('/chat/completions')) {
    response.writeHead(404).end('{}')
    return
  }
  const tokens = Number([...body.matchAll(/tokens=(\d+)/g)].at(-1)?.[1] ?? 50)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(frame({ role: 'assistant', content: '' }))
  const stream = { response, beganMs, tokens, sent: 0 }
  streams.add(stream)
  response.on('close', () => streams.delete(stream))
})
server.keepAliveTimeout = 60_000
server.listen({ port: 0, host: '127.0.0.1', backlog: 1_000 }, () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
)
