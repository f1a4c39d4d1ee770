import { randomUUID } from 'node:crypto'
import { copyJson } from '../json/index.ts'
import { mapResults } from '../streaming/index.ts'
import { type Logger, watchStream } from '../telemetry/index.ts'
import type { AnswerOperation } from './answer-operation.ts'
import type { DirectAnswer, ExecuteDirectly } from './execute-directly.ts'

/** The way into a subgraph for callers of its own process; see ExecuteDirectly. */
export function createExecuteDirectly(options: {
  answer: AnswerOperation
  maxCharacters: number
  logger: Logger
}): ExecuteDirectly {
  const { answer, logger } = options
  return async ({ query, operationName, variables, characters, identity, signal }) => {
    signal.throwIfAborted()
    if (characters > options.maxCharacters) return refusal('BAD_USER_INPUT', 'The request is too large.')
    try {
      // Resolvers may do with their arguments what they like.
      const input = { query, operationName, variables: copyJson(variables) }
      const outcome = await answer({ input, identity, signal, parent: undefined })
      if (!(Symbol.asyncIterator in outcome)) return asCarried(outcome)
      const leave = () => void stream.return().catch(() => {})
      const stream = watchStream(mapResults(outcome, asCarried), {
        onEnd(_, error) {
          signal.removeEventListener('abort', leave)
          const { requestId } = identity
          if (error !== undefined && !signal.aborted)
            logger.error({ err: error, requestId }, 'a subscription broke off')
        },
      })
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
      return stream
    } catch (error) {
      if (signal.aborted) throw error
      const requestId = randomUUID()
      logger.error({ err: error, requestId }, 'request failed')
      return refusal('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.', { requestId })
    }
  }
}

function refusal(code: string, message: string, more: object = {}): DirectAnswer {
  return { errors: [{ message, extensions: { code, ...more } }] }
}

/** As JSON would have carried it. Data is so already; what is rare in an answer may be made of anything. */
function asCarried(answer: DirectAnswer): DirectAnswer {
  if (answer.errors) answer.errors = carried(answer.errors)
  if (answer.extensions) answer.extensions = carried(answer.extensions)
  return answer
}

function carried<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
