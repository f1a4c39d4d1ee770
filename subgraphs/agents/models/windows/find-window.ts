import { tokenFamilyOf } from '../prompt/estimate-tokens.ts'
import { type ModelWindow, WINDOW_TABLE } from './window-table.ts'

/** What a model that nobody described is taken for: the least that its provider's models have, or open ones are run with. */
const UNKNOWN: Record<ReturnType<typeof tokenFamilyOf>, ModelWindow> = {
  anthropic: { contextTokens: 200_000, outputTokens: 32_000 },
  openai: { contextTokens: 128_000, outputTokens: 16_384 },
  other: { contextTokens: 32_768, outputTokens: 4_096 },
}

/** The window of a model: as the installation says, else as published, else a small one. */
export function findWindow(name: string, configured: Readonly<Record<string, ModelWindow>> = {}): ModelWindow {
  const own = Object.hasOwn(configured, name) ? configured[name] : undefined
  if (own) return own
  const row = WINDOW_TABLE.find(({ model }) => model === name)
  return row ? { contextTokens: row.contextTokens, outputTokens: row.outputTokens } : UNKNOWN[tokenFamilyOf(name)]
}
