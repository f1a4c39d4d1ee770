import type { Evidence } from '@chainlens/platform/evidence'
import { COINGECKO, coingeckoRequest } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import { z } from 'zod'
import { COINGECKO_NETWORKS } from './coingecko-networks.ts'
import { looseDecimal, looseFlag, looseInteger, scaled } from './loose-values.ts'
import { type Asking, WHOLE_SHARE } from './outside.ts'
import { parseOutside } from './outside-answer.ts'

/** What CoinGecko's on-chain data says of a token. Its own score is not used: how it is made is not published. */
export interface CoingeckoInfo {
  holderCount: number | null
  /** Shares of ranks in 10¹⁸ths, the largest first; null where it gives none. */
  bands: { label: string; share: bigint }[] | null
  /** When the holders were counted. */
  holdersAt: string | null
  /** Whether someone can make more. */
  hasMintAuthority: boolean | null
  /** Whether someone can freeze an account. */
  hasFreezeAuthority: boolean | null
  isHoneypot: boolean | null
  evidence: Evidence
}

const CACHE_MS = 300_000

const info = z.object({
  data: z.object({
    attributes: z.object({
      holders: z
        .object({
          count: looseInteger,
          distribution_percentage: z.record(z.string().max(20), looseDecimal).nullish(),
          last_updated: z.iso.datetime({ offset: true }).nullish(),
        })
        .nullish(),
      mint_authority: looseFlag,
      freeze_authority: looseFlag,
      is_honeypot: looseFlag,
    }),
  }),
})

/** Holders by rank, and who can mint or freeze. Throws SourceFailure. */
export async function askCoingeckoInfo({ sources, config }: Asking, token: TokenReference): Promise<CoingeckoInfo> {
  const network = COINGECKO_NETWORKS[token.chainId]
  if (!network)
    throw new SourceFailure({ code: 'NOT_FOUND', source: COINGECKO, reason: 'it does not cover this chain.' })
  const path = `/onchain/networks/${network}/tokens/${encodeURIComponent(token.assetReference)}/info`
  const answer = await coingeckoRequest(sources, config, path, {}, { cacheMs: CACHE_MS, maxBytes: 2_000_000 })
  const { attributes } = parseOutside(info, answer).data
  const { holders } = attributes
  const bands = holders?.distribution_percentage ? bandsOf(holders.distribution_percentage) : null
  const said = bands?.map(({ label, share }) => `${label} ${Number(share) / 1e16} %`).join(', ')
  const asOf = holders?.last_updated ?? null
  return {
    holderCount: holders?.count === null || holders?.count === undefined ? null : Number(holders.count),
    bands,
    holdersAt: asOf,
    hasMintAuthority: attributes.mint_authority,
    hasFreezeAuthority: attributes.freeze_authority,
    isHoneypot: attributes.is_honeypot,
    evidence: answer.evidence({
      asOf,
      excerpt: `${path}: ${holders?.count ?? 'unknown'} holders${said ? `; ${said}` : ''}; mint authority ${inWords(attributes.mint_authority)}, freeze authority ${inWords(attributes.freeze_authority)}`,
    }),
  }
}

function inWords(flag: boolean | null): string {
  return flag === null ? 'unknown' : flag ? 'yes' : 'no'
}

const RANKS = /^(top_\d{1,4}|\d{1,4}_\d{1,4}|rest)$/

/** Where a band begins: top_10 at 1, 11_20 at 11, rest after all. Which bands there are differs by chain. */
function firstRank(name: string): number {
  if (name === 'rest') return Number.POSITIVE_INFINITY
  return name.startsWith('top_') ? 1 : Number(name.split('_')[0])
}

/** Null where a band is not given. Throws SourceFailure where they do not make a whole together. */
function bandsOf(percentages: Record<string, string | null>): CoingeckoInfo['bands'] {
  const names = Object.keys(percentages).filter((name) => RANKS.test(name))
  const bands = names
    .toSorted((a, b) => firstRank(a) - firstRank(b))
    .map((name) => {
      const percent = percentages[name]
      const label = name.startsWith('top_') ? name.replace('_', ' ') : name.replace('_', '–')
      return percent ? { label, share: scaled(percent, 16) } : null
    })
  if (bands.length === 0 || !bands.every((band) => band !== null)) return null
  const sum = bands.reduce((total, { share }) => total + share, 0n)
  const isWhole = sum > (WHOLE_SHARE * 99n) / 100n && sum < (WHOLE_SHARE * 101n) / 100n
  if (isWhole) return bands
  throw new SourceFailure({ code: 'BAD_ANSWER', source: COINGECKO, reason: 'its shares do not make a whole together.' })
}
