import type { ModelRequest } from '../../models/model.ts'

// What is billed where a provider did not say it. It is told by bytes, and not by the closer reading that fits prompts
// into windows (models/prompt/estimate-tokens.ts), since the database has to come to the same figure by itself: the calls
// of a worker that is gone are settled by one statement (settle-orphans.ts), from a text that no process has in hand.

/** UTF-8 bytes of a token: about what English prose has. Other scripts have more bytes to a character, and tokens too. */
export const BYTES_PER_TOKEN = 4

/** The same for what is set aside: JSON and code have shorter tokens. */
const BYTES_PER_TOKEN_AT_MOST = 3

/** What the listing of a figure that may be cited adds to a tool's result. */
const BYTES_PER_FACT = 80

/** A prompt's size by its bytes: as it is likely to be counted, and as much as it may be. */
export interface PromptSize {
  tokens: number
  mostTokens: number
}

/** Estimates what a request has the model read. */
export function promptSizeByBytes({
  system,
  messages,
  tools,
  facts,
}: Pick<ModelRequest, 'system' | 'messages' | 'tools' | 'facts'>): PromptSize {
  const bytes = Buffer.byteLength(JSON.stringify([system, messages, tools])) + facts.length * BYTES_PER_FACT
  return { tokens: Math.ceil(bytes / BYTES_PER_TOKEN), mostTokens: Math.ceil(bytes / BYTES_PER_TOKEN_AT_MOST) }
}

/** Estimates how many tokens a text is that a model wrote. */
export function tokensByBytes(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN)
}
