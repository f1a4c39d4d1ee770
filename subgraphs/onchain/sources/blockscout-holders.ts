import type { SourceAnswer } from '@chainlens/platform/sources'
import { SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import { BLOCKSCOUT, blockscoutRequest } from './blockscout-request.ts'
import { classifyHolder } from './classify-holder.ts'
import { looseAddress, looseFlag, looseInteger, looseLabel } from './loose-values.ts'
import type { Asking, ContractPlace, ListedHolders } from './outside.ts'
import { parseOutside } from './outside-answer.ts'
import { readPages } from './read-pages.ts'
import type { NamedHolder } from './source.ts'

/** Fifty holders a page. */
const MOST_PAGES = 2
const MAX_BYTES = 2_000_000

const tag = z.object({ label: looseLabel, display_name: looseLabel, name: looseLabel })
const item = z.object({
  address: z.object({
    hash: looseAddress,
    is_contract: looseFlag,
    name: looseLabel,
    proxy_type: z.string().nullish(),
    public_tags: z.array(tag).nullish(),
    metadata: z.object({ tags: z.array(tag).nullish() }).nullish(),
  }),
  value: looseInteger,
})
const page = z.object({
  items: z.array(item),
  next_page_params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullish(),
})
// The number of holders has two names, by the version of the explorer.
const token = z.object({ total_supply: looseInteger, holders_count: looseInteger, holders: looseInteger })

/** The hundred largest holders, how many there are, and the supply, by the chain's explorer. Throws SourceFailure. */
export async function askBlockscoutHolders(asking: Asking, place: ContractPlace): Promise<ListedHolders> {
  const path = `/tokens/${place.address}`
  const [about, pages] = await Promise.all([
    blockscoutRequest(asking, place, path, { maxBytes: MAX_BYTES }),
    readPages<SourceAnswer, z.output<typeof page>>({
      mostPages: MOST_PAGES,
      timeoutMs: asking.config.sourceTimeoutMs,
      ask: (query, timeoutMs) =>
        blockscoutRequest(asking, place, `${path}/holders${query}`, { timeoutMs, maxBytes: MAX_BYTES }),
      parse: (answer) => parseOutside(page, answer),
      next: ({ next_page_params: after }) => (after ? `?${queryOf(after)}` : null),
    }),
  ])
  const { total_supply: total, holders_count, holders } = parseOutside(token, about)
  const largest = pages.pages.flatMap(({ items }) => items).flatMap((one) => nameHolder(one) ?? [])
  if (largest.length === 0)
    throw new SourceFailure({ code: 'NOT_FOUND', source: BLOCKSCOUT, reason: 'it lists no holders.' })
  const holderCount = holders_count ?? holders
  const ranks = `the ${largest.length} largest holders of ${place.address}`
  return {
    source: BLOCKSCOUT,
    largest: largest.toSorted((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0)),
    unit: 'RAW',
    total,
    holderCount: holderCount === null ? null : Number(holderCount),
    isWhole: pages.isWhole,
    evidence: [
      ...pages.answers.map((answer) => answer.evidence({ excerpt: ranks })),
      about.evidence({
        excerpt: `${place.address}: total supply ${total ?? 'unknown'} in the smallest unit, ${holderCount ?? 'unknown'} holders`,
      }),
    ],
  }
}

function queryOf(after: Record<string, string | number | null>): string {
  const entries = Object.entries(after).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)] as [string, string]],
  )
  return new URLSearchParams(entries).toString()
}

/** Null for who holds nothing any more. */
function nameHolder({ address, value }: z.output<typeof item>): NamedHolder | null {
  if (!value) return null
  const tags = [...(address.public_tags ?? []), ...(address.metadata?.tags ?? [])].flatMap(
    ({ label, display_name, name }) => display_name ?? label ?? name ?? [],
  )
  // An ordinary account that lends itself a contract's code (EIP-7702) is moved by its one key all the same.
  const isContract = address.proxy_type === 'eip7702' ? false : address.is_contract
  const signs = { address: address.hash, tags, contractName: address.name, isContract, isLocked: null }
  return {
    address: address.hash,
    amount: value,
    label: tags[0] ?? address.name,
    isContract,
    kind: classifyHolder(signs),
  }
}
