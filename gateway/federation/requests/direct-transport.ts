import type { RequestContext } from '../../request-context.ts'
import { requestLength } from './request-body.ts'
import type { RequestLife } from './request-life.ts'
import type { SubgraphAnswer, SubgraphOperation } from './subgraph-request.ts'
import type { SubgraphCall, SubgraphTransport } from './subgraph-transport.ts'

/** An operation for a subgraph of this process. */
export interface DirectCall {
  operation: SubgraphOperation
  variables: Readonly<Record<string, unknown>>
  /** Length of the request's JSON, had it been sent. */
  characters: number
  context: RequestContext
  signal: AbortSignal
}

/** A subgraph of this process: no request, no response, no JSON. What it answers is the caller's own. */
export type DirectSubgraph = (call: DirectCall) => Promise<SubgraphAnswer | AsyncGenerator<SubgraphAnswer, void, void>>

/** The way to a subgraph of this process. */
export function createDirectTransport(execute: DirectSubgraph): SubgraphTransport {
  const run = (call: SubgraphCall, signal: AbortSignal) => {
    const { operation, context, representations } = call
    const variables = representations ? { ...call.variables, representations: representations.values } : call.variables
    return execute({ operation, variables, characters: requestLength(call), context, signal })
  }
  /** As over a network: whoever leaves does not wait, whether or not resolvers heed it. */
  const runFor = (call: SubgraphCall, life: RequestLife) => {
    const leaving = new AbortController()
    const left = new Promise<never>((_, reject) => {
      life.stops((reason) => {
        leaving.abort(reason)
        reject(reason)
      })
    })
    const running = run(call, leaving.signal)
    running.then((opened) => {
      // A stream that comes too late has no reader.
      if (life.hasEnded && Symbol.asyncIterator in opened) void opened.return().catch(() => {})
    }, ignore)
    left.catch(ignore)
    return Promise.race([running, left])
  }
  return {
    async ask(call, life) {
      const answer = await runFor(call, life)
      if (Symbol.asyncIterator in answer) throw new Error('a stream where an answer was asked for')
      return { status: 200, answer }
    },
    async open(call, life) {
      const opened = await runFor(call, life)
      return Symbol.asyncIterator in opened ? { kind: 'results', results: opened } : { status: 200, answer: opened }
    },
  }
}

function ignore(): void {}
