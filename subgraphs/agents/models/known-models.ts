/** A model that ChainLens knows how to ask. */
export interface KnownModel {
  /** The provider's own name. */
  id: string
  /** What people call it. */
  label: string
  /** True where it thinks before it answers, and wants its thoughts back unchanged. */
  reasons: boolean
}

/** Models by provider; the first is the one that answers where only a key is set: of the middle price. */
export const KNOWN_MODELS: { openai: readonly KnownModel[]; anthropic: readonly KnownModel[] } = {
  anthropic: [
    { id: 'claude-sonnet-5-5', label: 'Claude Sonnet 5.5', reasons: true },
    { id: 'claude-haiku-5-5', label: 'Claude Haiku 5.5', reasons: true },
    { id: 'claude-opus-5-5', label: 'Claude Opus 5.5', reasons: true },
    { id: 'claude-fable-5-1', label: 'Claude Fable 5.1', reasons: true },
  ],
  openai: [
    { id: 'gpt-6-sol', label: 'GPT-6 Sol', reasons: true },
    { id: 'gpt-6.1-sol', label: 'GPT-6.1 Sol', reasons: true },
    { id: 'gpt-6-luna', label: 'GPT-6 Luna', reasons: true },
    { id: 'gpt-6-astra', label: 'GPT-6 Astra', reasons: true },
  ],
}
