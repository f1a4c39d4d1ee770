/** One server-sent event. */
export interface ServerSentEvent {
  event: string
  data: string
}

/** A stream that breaks the rules, or an event that is larger than allowed. */
export class BadStream extends Error {}

/** A stream that opened, and of which nothing more is heard. */
export class SilentStream extends BadStream {}

/**
 * Server-sent events out of chunks of bytes (WHATWG HTML, 9.2.6), comments left out. Throws BadStream
 * for an event of more than `maxCharacters`.
 */
export function createEventParser(maxCharacters: number): (chunk: Uint8Array) => ServerSentEvent[] {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let event = 'message'
  let data: string[] = []
  let size = 0

  function takeLine(line: string): ServerSentEvent | null {
    if (line === '') {
      const done = data.length > 0 ? { event, data: data.join('\n') } : null
      event = 'message'
      data = []
      size = 0
      return done
    }
    const colon = line.indexOf(':')
    if (colon === 0) return null
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'event') event = value
    if (field === 'data') {
      data.push(value)
      size += value.length
    }
    return null
  }

  return (chunk) => {
    rest += decoder.decode(chunk, { stream: true })
    const events: ServerSentEvent[] = []
    let at = 0
    const hasCarriage = rest.includes('\r')
    for (let end = lineEnd(rest, at, hasCarriage); end; end = lineEnd(rest, at, hasCarriage)) {
      const done = takeLine(rest.slice(at, end.from))
      at = end.to
      if (done) events.push(done)
    }
    rest = rest.slice(at)
    if (size + rest.length > maxCharacters) throw new BadStream(`an event of more than ${maxCharacters} characters`)
    return events
  }
}

/** Where the line that begins at `at` ends; null where that has not come yet. */
function lineEnd(text: string, at: number, hasCarriage: boolean): { from: number; to: number } | null {
  const feed = text.indexOf('\n', at)
  const carriage = hasCarriage ? text.indexOf('\r', at) : -1
  if (carriage < 0 || (feed >= 0 && feed < carriage)) return feed < 0 ? null : { from: feed, to: feed + 1 }
  // What follows a carriage return at the end of a chunk may be its line feed.
  if (carriage === text.length - 1) return null
  return { from: carriage, to: text[carriage + 1] === '\n' ? carriage + 2 : carriage + 1 }
}
