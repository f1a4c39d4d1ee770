import { type ExecutionResult, GraphQLError } from 'graphql'
import { clientError } from '../../errors/client-errors.ts'
import type { RequestContext } from '../../request-context.ts'
import { UNAVAILABLE_MESSAGE } from '../requests/subgraph-errors.ts'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import { SilentStream } from './read-events.ts'
import { reconnectDelayMs, waitUnlessAborted } from './reconnect.ts'
import type { ReconnectLimits } from './stream-limits.ts'
import type { OpenSource, SourceEvent, SourceListener, SourceOutcome } from './subgraph-source.ts'

/** How a source is opened, and what is done with what it says. */
export interface ConnectionOptions {
  /** Opens it behind what has been seen. */
  open(listener: SourceListener, signal: AbortSignal): Promise<SourceOutcome>
  /** Whether it can be opened again without a gap. */
  isResumable(): boolean
  /** False for an event that has been seen. */
  onEvent(event: SourceEvent): boolean
  /** Nothing comes any more, for that reason. */
  onEnd(last?: ExecutionResult): void
  onReconnect(outcome: 'resumed' | 'failed' | 'given_up'): void
  mask(error: GraphQLError): GraphQLError
  context: RequestContext
  reconnect: ReconnectLimits
}

/** The connection to a source: opened again, behind the last event, when it is lost. */
export interface SourceConnection {
  /** Null once it is open; the errors (masked) of a first attempt that failed. */
  readonly opened: Promise<readonly GraphQLError[] | null>
  pause(): void
  resume(): void
}

/** Opens a source for as long as `options.context.signal` lasts. */
export function connectSource(options: ConnectionOptions): SourceConnection {
  const { context, reconnect, mask } = options
  const { signal } = context
  let current: OpenSource | null = null
  let isPaused = false
  let failures = 0
  let openedAt = 0

  async function open(): Promise<readonly GraphQLError[] | null> {
    // Each attempt has a life of its own, so that nothing of a lost one is left.
    const life = new AbortController()
    const end = () => life.abort(signal.reason)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    const close = () => {
      signal.removeEventListener('abort', end)
      life.abort()
    }
    const isOver = () => life.signal.aborted
    try {
      const outcome = await options.open(
        {
          event(event) {
            if (!isOver() && options.onEvent(event)) failures = 0
          },
          end(refusal) {
            if (isOver()) return
            close()
            options.onEnd(refusal && { errors: refusal.map(mask) })
          },
          fail(error) {
            if (isOver()) return
            close()
            lost(error)
          },
        },
        life.signal,
      )
      if ('errors' in outcome) {
        close()
        return outcome.errors
      }
      current = outcome.source
      openedAt = performance.now()
      if (isPaused) current.pause()
      return null
    } catch (error) {
      close()
      throw error
    }
  }

  function lost(error: Error): void {
    current = null
    const { logger, requestId } = context
    logger.warn({ err: error, requestId }, 'a subscription lost its source')
    // One that lived well for a while is not one that breaks off each time; one that fell silent may never have lived.
    if (!(error instanceof SilentStream) && performance.now() - openedAt > reconnect.longestDelayMs) failures = 0
    void findAgain()
  }

  async function findAgain(): Promise<void> {
    while (options.isResumable() && failures < reconnect.attempts) {
      failures += 1
      if (!(await waitUnlessAborted(reconnectDelayMs(reconnect, failures), signal))) return
      try {
        const errors = await open()
        if (!errors) options.onReconnect('resumed')
        else if (isPassing(errors)) continue
        else options.onEnd({ errors: errors.map(mask) })
        return
      } catch (error) {
        if (signal.aborted) return
        options.onReconnect('failed')
        if (!(error instanceof SubgraphFailure)) context.logger.error({ err: error }, 'a source could not be reopened')
      }
    }
    if (signal.aborted) return
    if (options.isResumable()) options.onReconnect('given_up')
    options.onEnd({ errors: [mask(unavailable())] })
  }

  async function openFirst(): Promise<readonly GraphQLError[] | null> {
    try {
      const errors = await open()
      return errors?.map(mask) ?? null
    } catch (error) {
      if (error instanceof SubgraphFailure) return [mask(unavailable())]
      if (signal.aborted) return []
      const unexpected = error instanceof Error ? error : new Error(String(error))
      return [mask(new GraphQLError(unexpected.message, { originalError: unexpected }))]
    }
  }

  return {
    opened: openFirst(),
    pause() {
      isPaused = true
      current?.pause()
    },
    resume() {
      isPaused = false
      current?.resume()
    },
  }
}

function unavailable(): GraphQLError {
  return clientError('SUBGRAPH_UNAVAILABLE', UNAVAILABLE_MESSAGE)
}

/** A subgraph that says of itself that it is not there at the moment. */
function isPassing(errors: readonly GraphQLError[]): boolean {
  return errors.every(({ extensions }) => extensions.code === 'SUBGRAPH_UNAVAILABLE')
}
