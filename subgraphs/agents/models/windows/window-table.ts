/** How much a model reads and writes in one call, in its own tokens. */
export interface ModelWindow {
  /** Read and written together. */
  contextTokens: number
  /** Most that it writes, thoughts included. */
  outputTokens: number
}

/** A model's window with where it was read. */
export interface WindowRow extends ModelWindow {
  /** provider/model */
  model: string
  /** Where it was read. */
  source: string
  /** Day on which it was read. */
  seen: string
}

const CLAUDE = 'platform.claude.com, the models’ overview pages'
const GPT = 'LiteLLM’s announcement of GPT-6 Sol and Luna, and the model card at documentation.s3ns.fr'

const row = (model: string, contextTokens: number, outputTokens: number, source: string): WindowRow => ({
  model,
  contextTokens,
  outputTokens,
  source,
  seen: '2026-11-23',
})

/** Windows as published. GPT-6 Astra's is that of its family: no page of its own was found. */
export const WINDOW_TABLE: readonly WindowRow[] = [
  row('anthropic/claude-sonnet-5-5', 1_000_000, 128_000, CLAUDE),
  row('anthropic/claude-haiku-5-5', 1_000_000, 128_000, CLAUDE),
  row('anthropic/claude-opus-5-5', 1_000_000, 128_000, CLAUDE),
  row('anthropic/claude-fable-5-1', 1_000_000, 128_000, CLAUDE),
  row('openai/gpt-6-sol', 1_050_000, 128_000, GPT),
  row('openai/gpt-6.1-sol', 1_050_000, 128_000, GPT),
  row('openai/gpt-6-luna', 1_050_000, 128_000, GPT),
  row('openai/gpt-6-astra', 1_050_000, 128_000, GPT),
]
