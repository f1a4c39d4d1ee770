/** The ways in which results are streamed over HTTP. */
export type StreamKind = 'sse' | 'multipart'

/** The stream that an `Accept` header names first; null where it names none. */
export function acceptedStream(accept: string | null): StreamKind | null {
  // Nearly no header does.
  if (accept === null || !/event-stream|multipart/i.test(accept)) return null
  for (const { type, parameters } of acceptedRanges(accept)) {
    if (type === 'text/event-stream') return 'sse'
    // Without the parameter it is the multipart of file uploads or of @defer.
    if (type === 'multipart/mixed' && parameters.includes('subscriptionspec=1.0')) return 'multipart'
  }
  return null
}

/** Whether an `Accept` header lets server-sent events through, by name or by a wildcard. */
export function acceptsEvents(accept: string | null): boolean {
  const enough = ['text/event-stream', 'text/*', '*/*']
  return accept === null || acceptedRanges(accept).some(({ type }) => enough.includes(type))
}

/** What a header accepts, in its order, without what it names only to refuse it. */
function acceptedRanges(accept: string | null): { type: string; parameters: string[] }[] {
  return (accept ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().replaceAll('"', ''))
      return parameters.some((one) => /^q=0(\.0*)?$/.test(one)) ? [] : [{ type, parameters }]
    })
}
