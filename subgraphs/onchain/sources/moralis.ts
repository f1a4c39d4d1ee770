import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import { classifyHolder } from './classify-holder.ts'
import { looseAddress, looseFlag, looseInteger, looseLabel } from './loose-values.ts'
import type { Asking, ContractPlace, ListedHolders } from './outside.ts'
import { parseOutside } from './outside-answer.ts'
import { readPages } from './read-pages.ts'
import type { NamedHolder } from './source.ts'

/** Name of the source for people. */
export const MORALIS = 'Moralis'
const BASE_URL = 'https://deep-index.moralis.io/api/v2.2'
const PAGE = 100
const MOST_PAGES = 5
const CACHE_MS = 300_000

const owner = z.object({
  owner_address: looseAddress,
  owner_address_label: looseLabel,
  entity: looseLabel,
  balance: looseInteger,
  is_contract: looseFlag,
})
const page = z.object({ cursor: z.string().nullish(), total_supply: looseInteger, result: z.array(owner) })
const summary = z.object({ totalHolders: looseInteger })

/** The five hundred largest holders with their labels, and how many there are. It needs a key. Throws SourceFailure. */
export async function askMoralis(asking: Asking, place: ContractPlace): Promise<ListedHolders> {
  const chain = `chain=0x${place.chain.toString(16)}`
  const path = `/erc20/${place.address}`
  const [read, count] = await Promise.all([
    readPages<SourceAnswer, z.output<typeof page>>({
      mostPages: MOST_PAGES,
      timeoutMs: asking.config.sourceTimeoutMs,
      // The limit stands in the first question only: a cursor carries it.
      ask: (cursor, timeoutMs) => {
        const rest = cursor ? `cursor=${encodeURIComponent(cursor)}` : `limit=${PAGE}`
        return request(asking, `${path}/owners?${chain}&order=DESC&${rest}`, timeoutMs)
      },
      parse: (answer) => parseOutside(page, answer),
      next: ({ cursor }) => cursor || null,
    }),
    askCount(asking, `${path}/holders?${chain}`),
  ])
  const largest = read.pages.flatMap(({ result }) => result).flatMap((one) => nameHolder(one) ?? [])
  if (largest.length === 0)
    throw new SourceFailure({ code: 'NOT_FOUND', source: MORALIS, reason: 'it lists no holders.' })
  const excerpt = `the ${largest.length} largest holders of ${place.address}`
  return {
    source: MORALIS,
    largest: largest.toSorted((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0)),
    unit: 'RAW',
    total: read.pages[0]!.total_supply,
    holderCount: count?.value ?? null,
    isWhole: read.isWhole,
    evidence: [...read.answers.map((answer) => answer.evidence({ excerpt })), ...(count ? [count.evidence] : [])],
  }
}

async function request({ sources, config }: Asking, path: string, timeoutMs?: number): Promise<SourceAnswer> {
  const key = config.keys.MORALIS
  if (!key) throw new SourceFailure({ code: 'KEY_REQUIRED', source: MORALIS, reason: 'set MORALIS_API_KEY.' })
  return sources.request({
    service: 'MORALIS',
    source: MORALIS,
    url: BASE_URL + path,
    headers: { 'x-api-key': key },
    cacheMs: CACHE_MS,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })
}

/** The list stands without the count, which costs a plan of its own. */
async function askCount(asking: Asking, path: string) {
  try {
    const answer = await request(asking, path)
    const { totalHolders } = parseOutside(summary, answer)
    if (totalHolders === null) return null
    return { value: Number(totalHolders), evidence: answer.evidence({ excerpt: `${totalHolders} holders` }) }
  } catch (error) {
    if (error instanceof SourceFailure) return null
    throw error
  }
}

/** Null for who holds nothing any more. */
function nameHolder(one: z.output<typeof owner>): NamedHolder | null {
  const { owner_address: address, balance: amount, is_contract: isContract } = one
  if (!amount) return null
  const tags = [one.owner_address_label, one.entity].filter((tag) => tag !== null)
  const kind = classifyHolder({ address, tags, contractName: null, isContract, isLocked: null })
  return { address, amount, label: tags[0] ?? null, isContract, kind }
}
