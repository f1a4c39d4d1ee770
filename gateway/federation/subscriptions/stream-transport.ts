import type { Readable } from 'node:stream'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { carryError } from '../requests/subgraph-errors.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import { subgraphOperation } from '../requests/subgraph-operation.ts'
import type { OpenSubgraphStream, SubgraphAnswer } from '../requests/subgraph-request.ts'
import { BadStream, SilentStream } from './read-events.ts'
import { eventOf, readStream } from './read-stream.ts'
import type { StreamLimits } from './stream-limits.ts'
import type { OpenSource, SourceListener, SubgraphSubscriptionTransport } from './subgraph-source.ts'

/**
 * Subscriptions of a subgraph as its requests go to it: in this process its results as they are, over the network
 * server-sent events, one request each (the distinct-connections mode of graphql-sse).
 */
export function streamTransport(
  open: OpenSubgraphStream,
  limits: Pick<StreamLimits, 'maxEventCharacters' | 'silenceMs'>,
): SubgraphSubscriptionTransport {
  return {
    async open({ subgraph, query, operationName, variables, context }, listener) {
      const operation = {
        ...subgraphOperation({ subgraph, kind: 'subscription', query, operationName }),
        fits: () => true,
      }
      const opened = await open({ operation, variables, representations: null, context })
      if (opened.kind === 'answer') {
        const { errors } = opened.answer
        if (errors) return { errors: errors.map(asGraphQLError) }
        context.logger.warn({ requestId: context.requestId, subgraph }, 'no stream was opened')
        throw new SubgraphFailure(subgraph, 'BAD_ANSWER', 'an answer in place of a stream')
      }
      const { signal } = context
      if (opened.kind === 'results') return { source: readResults(opened.results, listener, signal) }
      return { source: readBytes(opened.bytes, limits, listener, signal) }
    },
  }
}

function readBytes(
  bytes: Readable,
  limits: Pick<StreamLimits, 'maxEventCharacters' | 'silenceMs'>,
  listener: SourceListener,
  signal: AbortSignal,
): OpenSource {
  const read = readStream(limits.maxEventCharacters, ({ data }) => listener.event(eventOf(data)))
  let isOver = false
  const finish = (tell: () => void) => {
    if (isOver) return
    isOver = true
    clearTimeout(silence)
    signal.removeEventListener('abort', stop)
    bytes.destroy()
    if (!signal.aborted) tell()
  }
  const fail = (error: unknown) =>
    finish(() => listener.fail(error instanceof Error ? error : new Error(String(error))))
  const stop = () => finish(() => {})
  const fallSilent = () => fail(new SilentStream(`no sign of life for ${limits.silenceMs} ms`))
  let silence = setTimeout(fallSilent, limits.silenceMs)
  signal.addEventListener('abort', stop, { once: true })
  bytes.on('data', (chunk: Buffer) => {
    silence.refresh()
    try {
      if (!isOver && read(chunk) === 'COMPLETE') finish(() => listener.end())
    } catch (error) {
      fail(error)
    }
  })
  bytes.on('end', () => fail(new BadStream('the stream ended without `complete`')))
  bytes.on('error', fail)
  bytes.on('close', () => fail(new BadStream('the stream was cut off')))
  if (signal.aborted) stop()
  return {
    pause() {
      clearTimeout(silence)
      bytes.pause()
    },
    resume() {
      if (isOver) return
      clearTimeout(silence)
      silence = setTimeout(fallSilent, limits.silenceMs)
      bytes.resume()
    },
  }
}

/** Events of a subgraph of this process. What they weigh is not known, so that only their number bounds them. */
function readResults(
  results: AsyncGenerator<SubgraphAnswer, void, void>,
  listener: SourceListener,
  signal: AbortSignal,
): OpenSource {
  let isPaused = false
  let isReading = false
  let isOver = false
  const stop = () => {
    isOver = true
    void results.return().catch(() => {})
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()

  async function read(): Promise<void> {
    if (isReading) return
    isReading = true
    try {
      while (!isPaused && !isOver) {
        const { done, value } = await results.next()
        if (isOver) return
        if (done) {
          isOver = true
          listener.end()
        } else listener.event({ answer: value, text: null, characters: 0 })
      }
    } catch (error) {
      if (isOver) return
      stop()
      listener.fail(error instanceof Error ? error : new Error(String(error)))
    } finally {
      isReading = false
      if (isOver) signal.removeEventListener('abort', stop)
    }
  }
  void read()
  return {
    pause() {
      isPaused = true
    },
    resume() {
      isPaused = false
      void read()
    },
  }
}

/** An error of a subgraph as it is carried on, not yet masked. */
export function asGraphQLError(error: GraphQLFormattedError): GraphQLError {
  const { message, path, extensions } = carryError(error)
  return new GraphQLError(message, { path, extensions })
}
