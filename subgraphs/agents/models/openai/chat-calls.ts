import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import type { ToolCall } from '../model.ts'
import { ModelError } from '../policy/model-error.ts'
import { parseArguments } from '../prompt/parse-arguments.ts'

type CallDelta = ChatCompletionChunk.Choice.Delta.ToolCall

/** Characters of arguments beyond which a call is no call any more. */
const MOST_ARGUMENTS = 200_000

/** Puts the calls of a stream together; parallel ones come interleaved, told apart by their index. */
export class ChatCalls {
  readonly #calls: { index: number; id: string; name: string; text: string }[] = []

  add(delta: CallDelta): void {
    const index = delta.index ?? 0
    const { id } = delta
    let call = this.#calls.findLast((each) => each.index === index)
    // Some servers number every call 0 and tell them apart by their id alone.
    if (!call || (id && call.id && call.id !== id)) {
      call = { index, id: '', name: '', text: '' }
      this.#calls.push(call)
    }
    if (id) call.id = id
    if (delta.function?.name) call.name ||= delta.function.name
    call.text += delta.function?.arguments ?? ''
    if (call.text.length > MOST_ARGUMENTS)
      throw new ModelError('MODEL_FAILED', 'a call without end', { isTransient: true })
  }

  /** The calls in the order in which they began. Where the model was cut off, those that it did not finish are left out. */
  finish(isCut: boolean): ToolCall[] {
    return this.#calls
      .map(({ id, name, text }) => ({ toolCallId: id, toolName: name, ...parseArguments(text) }))
      .filter((call) => !isCut || call.invalid === undefined)
  }
}
