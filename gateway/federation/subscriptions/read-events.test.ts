import { describe, expect, it } from 'vitest'
import { BadStream, createEventParser } from './read-events.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const STREAM =
  ':\n\nevent: next\ndata: {"a":"ü€𝄞"}\n\n: ping\n\nid: 5\nevent:next\r\ndata:one\r\ndata: two\r\n\r\ndata\n\nevent: complete\ndata:\n\nevent: next\ndata: unfinished'
const EVENTS = [
  { event: 'next', data: '{"a":"ü€𝄞"}' },
  { event: 'next', data: 'one\ntwo' },
  { event: 'message', data: '' },
  { event: 'complete', data: '' },
]

describe('server-sent events', () => {
  it('are read whole from one chunk', () => {
    expect(createEventParser(1_000)(bytes(STREAM))).toEqual(EVENTS)
  })

  it.each([1, 2, 3, 5, 7, 50])('are the same in chunks of %i bytes, which part characters and line ends', (size) => {
    const parse = createEventParser(1_000)
    const all = bytes(STREAM)
    const events = []
    for (let at = 0; at < all.length; at += size) events.push(...parse(all.subarray(at, at + size)))
    expect(events).toEqual(EVENTS)
  })

  it('may be as large as allowed and no larger', () => {
    const event = (length: number) => `data:${'x'.repeat(length - 5)}`
    expect(createEventParser(100)(bytes(event(100)))).toEqual([])
    expect(() => createEventParser(100)(bytes(event(101)))).toThrow(BadStream)
    const lines = createEventParser(100)
    expect(lines(bytes(`data:${'x'.repeat(60)}\n`))).toEqual([])
    expect(() => lines(bytes(`data:${'x'.repeat(60)}\n`))).toThrow(BadStream)
  })

  it('are counted one by one: a long stream of small ones is no large one', () => {
    const parse = createEventParser(100)
    expect(parse(bytes(`data: ${'x'.repeat(50)}\n\n`.repeat(100)))).toHaveLength(100)
  })
})
