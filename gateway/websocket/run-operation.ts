import type { Duplex } from 'node:stream'
import { GraphQLError } from 'graphql'
import { maskError } from '../errors/mask-error.ts'
import type { OperationOutcome } from '../execute-operation.ts'
import type { Pouring } from '../federation/subscriptions/result-stream.ts'
import type { RequestContext } from '../request-context.ts'

/** One operation that runs on a socket. */
export interface RunningOperation {
  /** Goes on after the socket was full. */
  resume(): void
  /** Its client wants no more of it. */
  stop(): void
}

/**
 * Runs an operation and writes what comes of it as messages of graphql-transport-ws.
 *
 * @param options.onEnd called once it has ended, before its last message is written
 */
export function runOperation(options: {
  id: string
  context: RequestContext
  transport: Duplex
  execute(): Promise<OperationOutcome>
  write(message: string): void
  onEnd(): void
}): RunningOperation {
  const { context, transport, write } = options
  const id = JSON.stringify(options.id)
  const head = `{"id":${id},"type":"next","payload":`
  let isStopped = false
  let pouring: Pouring | null = null

  function end(message: string): void {
    if (isStopped) return
    isStopped = true
    options.onEnd()
    write(message)
  }
  const complete = () => end(`{"id":${id},"type":"complete"}`)
  const refuse = (errors: readonly GraphQLError[]) =>
    end(`{"id":${id},"type":"error","payload":${JSON.stringify(errors)}}`)

  async function run(): Promise<void> {
    const outcome = await options.execute()
    if (Symbol.asyncIterator in outcome) {
      if (isStopped) await outcome.return()
      else
        pouring = outcome.pour({
          write: (text) => write(`${head}${text}}`),
          isFull: () => transport.writableNeedDrain,
          end: complete,
        })
      return
    }
    // A request that was refused, not one that has run: the protocol has a message of its own for that.
    if (outcome.data === undefined && outcome.errors?.length) refuse(outcome.errors)
    if (isStopped) return
    write(`${head}${JSON.stringify(outcome)}}`)
    complete()
  }

  run().catch((error) => {
    const unexpected = error instanceof Error ? error : new Error(String(error))
    refuse([maskError(new GraphQLError(unexpected.message, { originalError: unexpected }), context)])
  })
  return {
    resume: () => pouring?.resume(),
    stop() {
      isStopped = true
      pouring?.stop()
    },
  }
}
