import type { ToolCall } from '../../model.ts'
import type { Answerer } from './converse.ts'
import { analysis, resolution, type TestToken } from './resolutions.ts'

type Json = Record<string, unknown>

/** What the tools know of a token. */
export interface KnownToken {
  token: TestToken
  /** Texts that mean it, in lower case. */
  called: string[]
  tokenomics: (args: { days?: number; until?: string }) => Json | null
  onchain: Json | null
  sentiment: Json | null
  team: Json | null
}

/** Tools that know these tokens, and no other. */
export function worldOf(known: readonly KnownToken[], lookUps: Record<string, Json> = {}): Answerer {
  return (call: ToolCall) => {
    if (call.toolName === 'resolve_token') {
      const text = String(call.arguments.query).toLowerCase()
      const found = known.find(({ called }) => called.includes(text))
      return lookUps[text] ?? resolution(found ? [{ token: found.token, isClear: true }] : [])
    }
    const found = known.find(({ token }) => token.id === call.arguments.tokenId)
    if (!found) return { token: null }
    const domain = call.toolName.replace('analyze_', '') as 'tokenomics' | 'onchain' | 'sentiment' | 'team'
    const report = domain === 'tokenomics' ? found.tokenomics(call.arguments) : found[domain]
    return analysis(found.token, domain, report)
  }
}
