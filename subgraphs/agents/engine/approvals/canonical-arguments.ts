import { canonicalJson, hashJson } from '@chainlens/platform/json'
import { storableJson } from '../storable.ts'

/**
 * The arguments of a call as one text (JSON with keys in order and without blanks), and its SHA-256 in hex. Equal
 * before and after they were stored: what the database would replace is replaced first.
 */
export function canonicalArguments(input: Record<string, unknown>): { text: string; hash: string } {
  const stored = JSON.parse(storableJson(input))
  return { text: canonicalJson(stored), hash: hashJson(stored) }
}
