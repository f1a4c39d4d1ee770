import type { ModelMessage, ToolCall, ToolCallResult } from '../../models/model.ts'

type Assistant = Extract<ModelMessage, { role: 'assistant' }>

/**
 * A conversation as models demand it: each call of an assistant is followed by exactly one result, in the order of the
 * calls, and no two calls share an id.
 *
 * - A call without a result gets one that says so; a result without a call goes, and so does the second of two.
 * - A result that stands too late, or among others, comes to its call.
 * - Of calls with one id the last keeps it: it is of the run that goes on, whose figures and thoughts hang on it.
 * - Turns of an assistant that say nothing and call nothing go.
 */
export function repairHistory(messages: readonly ModelMessage[]): ModelMessage[] {
  const results = new Results(messages)
  const taken = new Set<string>()
  const repaired: ModelMessage[] = []
  // From the end, so that earlier calls give way.
  for (const [index, message] of [...messages.entries()].reverse()) {
    if (message.role === 'tool') continue
    if (message.role !== 'assistant') repaired.push(message)
    else if (message.toolCalls.length > 0) repaired.push(...turnOf(message, index, results, taken))
    else if (message.content.trim() !== '') repaired.push(message)
  }
  return repaired.reverse()
}

/** An assistant's turn with its results, in reverse order. */
function turnOf(message: Assistant, index: number, results: Results, taken: Set<string>): ModelMessage[] {
  const calls = message.toolCalls.map((call, place) => ({ call, id: freeId(call.toolCallId, place, taken) }))
  const pools = new Map<string, ToolCallResult[]>()
  const found = calls.map(({ call, id }) => {
    const pool = pools.get(call.toolCallId) ?? results.takeAfter(call.toolCallId, index)
    pools.set(call.toolCallId, pool)
    return { ...(pool.shift() ?? cancelled(call)), toolCallId: id }
  })
  const isSame = calls.every(({ call, id }) => call.toolCallId === id)
  const { state, ...rest } = message
  return [
    { role: 'tool', results: found },
    isSame ? message : { ...rest, toolCalls: calls.map(({ call, id }) => ({ ...call, toolCallId: id })) },
  ]
}

/** The id itself, or one made of it where a later call has it. */
function freeId(wanted: string, place: number, taken: Set<string>): string {
  const base = wanted || `call_${place + 1}`
  let id = base
  for (let next = 2; taken.has(id); next++) id = `${base}_${next}`
  taken.add(id)
  return id
}

/** Results by their call's id, each given away once: to the calls of the last turn before it that has the id. */
class Results {
  readonly #byId = new Map<string, { index: number; result: ToolCallResult }[]>()

  constructor(messages: readonly ModelMessage[]) {
    for (const [index, message] of messages.entries())
      if (message.role === 'tool')
        for (const result of message.results) {
          const same = this.#byId.get(result.toolCallId) ?? []
          this.#byId.set(result.toolCallId, [...same, { index, result }])
        }
  }

  /** The results of an id that stand behind a place, in their order; none of them is given away again. */
  takeAfter(id: string, index: number): ToolCallResult[] {
    const same = this.#byId.get(id) ?? []
    this.#byId.set(
      id,
      same.filter((one) => one.index <= index),
    )
    return same.flatMap((one) => (one.index > index ? [one.result] : []))
  }
}

function cancelled({ toolCallId, toolName }: ToolCall): ToolCallResult {
  const error = 'The call was cancelled before it gave a result.'
  return { toolCallId, toolName, status: 'CANCELLED', result: null, error }
}
