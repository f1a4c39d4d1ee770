import { expect, it } from 'vitest'
import { readServerEvents } from './read-server-events.ts'

const never = new AbortController().signal

/** An answer whose body comes in these pieces, and then goes on without a word where it does not end. */
function answer(pieces: (string | Uint8Array)[], { isOpen = false, onCancel = () => {} } = {}): Response {
  const encoder = new TextEncoder()
  const bytes = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece))
  return new Response(
    new ReadableStream({
      pull(controller) {
        const next = bytes.shift()
        if (next) controller.enqueue(next)
        else if (!isOpen) controller.close()
      },
      cancel: onCancel,
    }),
  )
}
const readAll = (response: Response) => Array.fromAsync(readServerEvents<unknown>(response, never))

const STREAM =
  ': a comment\r\nevent: told\r\ndata: {"a":"é💎"}\r\n\r\ndata:{"b":\ndata: 2}\n\n\n\nid: 3\rdata: [3]\r\rdata: {"c":4}\n\n'
const EVENTS = [{ a: 'é💎' }, { b: 2 }, [3], { c: 4 }]

it('gives the events however the stream is cut', async () => {
  const bytes = new TextEncoder().encode(STREAM)
  expect(await readAll(answer([STREAM]))).toEqual(EVENTS)
  expect(await readAll(answer([...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(EVENTS)
  for (let cut = 1; cut < bytes.length; cut++)
    expect(await readAll(answer([bytes.slice(0, cut), bytes.slice(cut)]))).toEqual(EVENTS)
})

it('ends at [DONE] without waiting for the end of the body, which it lets go, and gives no event that was cut off', async () => {
  let isLetGo = false
  const body = answer(['data: 1\n\ndata: [DONE]\n\ndata: 2\n\n'], { isOpen: true, onCancel: () => (isLetGo = true) })
  expect(await readAll(body)).toEqual([1])
  expect(isLetGo).toBe(true)
  expect(await readAll(answer(['data: 1\n\ndata: 2\n']))).toEqual([1])
  expect(await readAll(new Response(null))).toEqual([])
})

it('lets the body go where its reader stops, and where the signal aborts while it is silent', async () => {
  let letGo = 0
  const onCancel = () => letGo++
  for await (const event of readServerEvents(answer(['data: 1\n\n'], { isOpen: true, onCancel }), never)) {
    expect(event).toBe(1)
    break
  }
  expect(letGo).toBe(1)
  const control = new AbortController()
  const events = readServerEvents(answer(['data: 1\n\n'], { isOpen: true, onCancel }), control.signal)
  expect(await events.next()).toEqual({ done: false, value: 1 })
  const next = events.next()
  control.abort()
  expect(await next).toEqual({ done: true, value: undefined })
  expect(letGo).toBe(2)
})

it.each([
  ['an event of that name', 'event: error\ndata: {"code":"overloaded_error","message":"Later."}\n\n'],
  ['an event that holds one', 'data: {"error":{"code":"overloaded_error","message":"Later."}}\n\n'],
])('throws an error that the provider tells as what it means: %s', async (_how, text) => {
  await expect(readAll(answer([text]))).rejects.toMatchObject({ code: 'MODEL_OVERLOADED', isTransient: true })
})

it('throws for what is no JSON, and for an event without end, which it does not gather', async () => {
  await expect(readAll(answer(['data: {"a":\n\n']))).rejects.toThrow(SyntaxError)
  const piece = 'x'.repeat(1_000_000)
  let pieces = 0
  const endless = new Response(
    new ReadableStream({
      pull(controller) {
        pieces++
        controller.enqueue(new TextEncoder().encode(piece))
      },
    }),
  )
  await expect(readAll(endless)).rejects.toMatchObject({ code: 'MODEL_FAILED', isTransient: true })
  expect(pieces).toBeLessThan(8)
})
