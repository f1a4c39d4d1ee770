import { SourceFailure, type Sources } from '@chainlens/platform/sources'
import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { DEFILLAMA, defillamaRequest } from '../defillama-request.ts'

const URL_OF_LIST = 'https://api.llama.fi/protocols'
const MAX_BYTES = 30_000_000
const KEPT_MS = 6 * 3_600_000
const PARENT = 'parent#'

const row = z.object({
  name: z.string(),
  slug: z.string().min(1),
  gecko_id: z.string().nullish(),
  parentProtocol: z.string().nullish(),
  category: z.string().nullish(),
})

/** A protocol that may be an asset's. */
export interface ProtocolEntry {
  slug: string
  name: string
  /** True where the list itself names the asset; else an answer about the protocol must confirm it. */
  isNamed: boolean
}

/** Protocols by the CoinGecko id of their token. */
export interface ProtocolDirectory {
  /** Null where none is listed, or several that are no parts of one: then none is guessed. Throws SourceFailure. */
  find(coinId: string): Promise<ProtocolEntry | null>
}

interface Index {
  named: Map<string, ProtocolEntry[]>
  parents: Set<string>
}

/**
 * DefiLlama's list of protocols, read once in six hours. Its parts ("Aave V2", "Aave V3") name their parent
 * as parent#aave; a parent stands in no row of its own, and its slug is what follows the sign.
 */
export function createProtocolDirectory(sources: Sources, now: () => number): ProtocolDirectory {
  let known: { index: Promise<Index>; until: number } | null = null
  // Megabytes that no figure rests on: their bytes are not kept beside those of evidence.
  const unkept = sources.forSubgraph(null)

  async function read(): Promise<Index> {
    const answer = await defillamaRequest(unkept, URL_OF_LIST, { cacheMs: 0, maxBytes: MAX_BYTES })
    // The index is what is kept; so large an answer would push others out of their cache.
    answer.forget()
    const rows = z.array(z.unknown()).safeParse(answer.json())
    if (!rows.success)
      throw new SourceFailure({ code: 'BAD_ANSWER', source: DEFILLAMA, reason: 'its list of protocols is no list.' })
    return indexOf(rows.data)
  }

  return {
    async find(coinId) {
      if (!known || known.until <= now()) {
        const entry = { index: read(), until: now() + KEPT_MS }
        known = entry
        entry.index.catch(() => {
          if (known === entry) known = null
        })
      }
      const { named, parents } = await known.index
      const entries = named.get(coinId) ?? []
      if (entries.length === 1) return entries[0] ?? null
      // Parts without an id of their own: the parent is asked whether it is this asset's.
      return entries.length === 0 && parents.has(coinId) ? { slug: coinId, name: coinId, isNamed: false } : null
    },
  }
}

function indexOf(rows: readonly unknown[]): Index {
  const named = new Map<string, ProtocolEntry[]>()
  const parents = new Set<string>()
  for (const one of rows) {
    const parsed = row.safeParse(one)
    // What customers leave with an exchange is not locked in a protocol of its coin.
    if (!parsed.success || parsed.data.category === 'CEX') continue
    const { name, slug, gecko_id: coinId, parentProtocol } = parsed.data
    const parent = parentProtocol?.startsWith(PARENT) ? parentProtocol.slice(PARENT.length) : null
    if (parent) parents.add(parent)
    if (!coinId) continue
    const entry = { slug: parent ?? slug, name: cleanText(parent ?? name), isNamed: true }
    const entries = named.get(coinId) ?? []
    if (!entries.some((other) => other.slug === entry.slug)) named.set(coinId, [...entries, entry])
  }
  return { named, parents }
}
