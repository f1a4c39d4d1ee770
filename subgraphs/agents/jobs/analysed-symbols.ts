import { parseTokenId } from '@chainlens/platform/tokens'

/** A tool call that succeeded. */
export interface SucceededCall {
  arguments: Record<string, unknown>
  result: unknown
}

const MOST = 3
/** Symbols come from outside: a name of a few plain characters, or none. */
const SYMBOL = /^[\p{L}\p{N}.$_-]{1,12}$/u

/**
 * Symbols of the tokens that calls were made about, in the order of the calls, three at most: the ids
 * that stand in arguments, with the symbols that any result gives them.
 */
export function analysedSymbols(calls: readonly SucceededCall[]): string[] {
  const symbols = new Map<string, string>()
  for (const { result } of calls) collectSymbols(result, symbols)
  const ids = calls.flatMap((call) =>
    Object.values(call.arguments).flatMap((value) =>
      typeof value === 'string' ? (parseTokenId(value)?.id ?? []) : [],
    ),
  )
  const found = ids.flatMap((id) => symbols.get(id) ?? [])
  return [...new Set(found)].slice(0, MOST)
}

function collectSymbols(value: unknown, symbols: Map<string, string>): void {
  if (!value || typeof value !== 'object') return
  const { id, symbol } = value as { id?: unknown; symbol?: unknown }
  if (typeof id === 'string' && typeof symbol === 'string' && SYMBOL.test(symbol)) symbols.set(id, symbol)
  for (const part of Object.values(value)) collectSymbols(part, symbols)
}
