import { describe, expect, it } from 'vitest'
import { BadStream } from './read-events.ts'
import { eventOf } from './read-stream.ts'

describe('an event of a subgraph', () => {
  it('keeps its text where that says nothing but data', () => {
    const text = '{"data":{"a":1}}'
    expect(eventOf(text)).toEqual({ answer: { data: { a: 1 } }, text, characters: text.length })
  })

  it.each(['{"data":{"a":1},"errors":[{"message":"no"}]}', '{"data":{"a":1},"extensions":{}}', '{"data":{},"x":1}'])(
    'does not where it says more: %s',
    (text) => expect(eventOf(text).text).toBeNull(),
  )

  it.each(['', '{', '5', 'null', '{}', '{"data":5}', '{"data":{}}}'])('is none where it is %j', (text) => {
    expect(() => eventOf(text)).toThrow(BadStream)
  })
})
