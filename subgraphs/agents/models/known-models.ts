/** A model that ChainLens knows how to ask. */
export interface KnownModel {
  /** The provider's own name. */
  id: string
  /** What people call it. */
  label: string
}

/** Models by provider; the first is the one that answers where only a key is set: of the middle price. */
export const KNOWN_MODELS: { openai: readonly KnownModel[]; anthropic: readonly KnownModel[] } = {
  anthropic: [
    { id: 'claude-sonnet-5-5', label: 'Claude Sonnet 5.5' },
    { id: 'claude-haiku-5-5', label: 'Claude Haiku 5.5' },
    { id: 'claude-opus-5-5', label: 'Claude Opus 5.5' },
    { id: 'claude-fable-5-1', label: 'Claude Fable 5.1' },
  ],
  openai: [
    { id: 'gpt-6-sol', label: 'GPT-6 Sol' },
    { id: 'gpt-6.1-sol', label: 'GPT-6.1 Sol' },
    { id: 'gpt-6-luna', label: 'GPT-6 Luna' },
    { id: 'gpt-6-astra', label: 'GPT-6 Astra' },
  ],
}
