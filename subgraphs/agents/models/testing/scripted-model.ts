import type { Model, ModelPart, ModelRequest } from '../model.ts'

/** What a scripted model says to a request. `step` counts from 1 in each run, over all attempts. */
export type Script = (request: ModelRequest, step: number) => AsyncIterable<ModelPart> | Iterable<ModelPart>

/** A model that says what its script says; where it pauses, it waits for what the script waits for. */
export function createScriptedModel(script: Script, name = 'test/scripted'): Model & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = []
  return {
    name,
    requests,
    async *stream(request) {
      requests.push(request)
      yield* script(request, stepOf(request))
    },
  }
}

/** The step that a request asks for: one more than the turns since the question. */
export function stepOf({ messages }: ModelRequest): number {
  const question = messages.findLastIndex(({ role }) => role === 'user')
  return messages.slice(question).filter(({ role }) => role === 'tool').length + 1
}

/** Parts of an answer that is only text. */
export function say(...texts: string[]): ModelPart[] {
  return [...texts.map((text): ModelPart => ({ type: 'text', text })), usage(), { type: 'finish', reason: 'stop' }]
}

/** Parts of an answer that asks for tools: [name, arguments] each. */
export function call(step: number, ...calls: [string, Record<string, unknown>][]): ModelPart[] {
  const parts = calls.map(
    ([toolName, input], index): ModelPart => ({
      type: 'tool-call',
      call: { toolCallId: `call_${step}_${index}`, toolName, arguments: input },
    }),
  )
  return [...parts, usage(), { type: 'finish', reason: 'tool-calls' }]
}

/** What every scripted call uses. */
export function usage(): ModelPart {
  return { type: 'usage', inputTokens: 10, outputTokens: 5, costUsd: '0.0001' }
}
