import type OpenAI from 'openai'
import type { Model, ModelPart, ModelRequest } from '../model.ts'
import { isPathMissing } from './is-path-missing.ts'
import { streamChat } from './stream-chat.ts'
import { streamResponses } from './stream-responses.ts'

/** What createOpenAiModel takes. */
export interface OpenAiModelInput {
  client: Promise<OpenAI>
  /** provider/model */
  name: string
  /** The server's name of it. */
  id: string
  /** True where it thinks before it answers, and wants its thoughts back. */
  reasons: boolean
  /** Which interface is spoken, shared by all models of the server; auto becomes what the server turns out to have. */
  api: { current: 'auto' | 'responses' | 'chat' }
}

/** A model of OpenAI or of a server that is compatible. */
export function createOpenAiModel(input: OpenAiModelInput): Model {
  const { name, api } = input
  async function* stream(request: ModelRequest): AsyncGenerator<ModelPart> {
    const client = await input.client
    const isAuto = api.current === 'auto'
    if (api.current !== 'chat') {
      try {
        yield* streamResponses(client, input, request)
        return
      } catch (error) {
        // A server without this interface says so before it says anything else.
        if (!isAuto || !isPathMissing(error)) throw error
      }
    }
    for await (const part of streamChat(client, input, request)) {
      if (isAuto) api.current = 'chat'
      yield part
    }
  }
  return { name, stream }
}
