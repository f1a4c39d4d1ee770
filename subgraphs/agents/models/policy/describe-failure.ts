import type { ModelErrorCode } from './model-error.ts'

const PROVIDERS: Record<string, { title: string; key: string }> = {
  openai: { title: 'OpenAI', key: 'OPENAI_API_KEY' },
  anthropic: { title: 'Anthropic', key: 'ANTHROPIC_API_KEY' },
}

/** What went wrong with a model and what to do, for a person; nothing of the provider's own words, which may hold anything. */
export function describeFailure(code: ModelErrorCode, model: string): string {
  const { title, key } = PROVIDERS[model.split('/')[0] ?? ''] ?? { title: 'The provider', key: 'the key' }
  const texts: Record<ModelErrorCode, string> = {
    MODEL_KEY_REFUSED: `${title} refused the key of this installation. Set a valid ${key}, or choose another model.`,
    MODEL_FORBIDDEN: `The key of this installation may not use ${model}. Give it the right to at ${title}, or choose another model.`,
    MODEL_OUT_OF_CREDIT: `The account at ${title} has no credit left or has reached its spending limit. Add credit there, or choose another model.`,
    MODEL_NOT_FOUND: `${title} has no model of the name ${model}. Choose another one.`,
    MODEL_REQUEST_REFUSED: `${title} did not accept the request. Choose another model, or open a new conversation.`,
    MODEL_REQUEST_TOO_LARGE: `The conversation is too long for ${model}. Open a new one, or choose another model.`,
    MODEL_OVERLOADED: `${model} is overloaded or over its rate limit. Ask again in a minute, or choose another model.`,
    MODEL_REFUSED: 'The model declined to answer this. Ask in another way, or choose another model.',
    MODEL_FAILED: 'The model did not answer. Ask again later, or choose another model.',
  }
  return texts[code]
}
