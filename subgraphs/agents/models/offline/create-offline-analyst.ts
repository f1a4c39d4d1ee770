import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Model, ModelPart, ModelRequest } from '../model.ts'
import { planCalls } from './plan/plan-calls.ts'
import { readConversation } from './question/read-conversation.ts'
import { brokenOffOfThisTurn, callsOfThisTurn } from './this-turn.ts'
import { restOf } from './writing/rest-of.ts'
import { writeAnswer } from './writing/write-answer.ts'

/** Characters that a token of a model has, about. */
const CHARACTERS_PER_TOKEN = 4
/** A few words at a time. */
const CHUNK = /\s*(?:\S+\s+){0,3}\S+\s*/gy

const tokensIn = (text: string) => Math.ceil(text.length / CHARACTERS_PER_TOKEN)

/**
 * An analyst without a network and without a language model: it reads the question by rules, looks the
 * tokens up, calls the analyses, and writes from their results. It keeps no state: what it does next
 * follows from the messages alone, so that another worker repeats it to the letter.
 */
export function createOfflineAnalyst(): Model {
  return { name: 'offline/analyst', isRuleBased: true, stream }
}

async function* stream(request: ModelRequest): AsyncGenerator<ModelPart> {
  const { messages, facts, now, signal } = request
  signal.throwIfAborted()
  const inputTokens = tokensIn(request.system + JSON.stringify(messages) + JSON.stringify(request.tools))
  const usage = (said: string): ModelPart => ({
    type: 'usage',
    inputTokens,
    outputTokens: tokensIn(said),
    costUsd: '0',
  })
  const topic = readConversation(messages, now)
  const { step, calls } = callsOfThisTurn(messages)
  const tools = new Set(request.tools.map(({ name }) => name))
  const planned = planCalls({ topic, calls, tools, now })
  if (planned.length > 0) {
    for (const [index, call] of planned.entries())
      yield { type: 'tool-call', call: { toolCallId: `call_${step}_${index + 1}`, ...call } }
    yield usage(JSON.stringify(planned))
    yield { type: 'finish', reason: 'tool-calls' }
    return
  }
  const question = messages.findLast((message) => message.role === 'user')?.content ?? ''
  const whole = writeAnswer({ topic, calls, tools, now, facts, text: question })
  const brokenOff = brokenOffOfThisTurn(messages)
  const answer = brokenOff === null ? whole : restOf(whole, brokenOff)
  for (const [text] of answer.matchAll(CHUNK)) {
    // Others get their turn between chunks, and a stop is heard.
    await nextTurn(undefined, { signal })
    yield { type: 'text', text }
  }
  yield usage(answer)
  yield { type: 'finish', reason: 'stop' }
}
