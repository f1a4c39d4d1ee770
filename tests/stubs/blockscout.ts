import { type ServiceStub, startServiceStub } from './service-stub.ts'

/** A token as the explorer has it. */
export interface BlockscoutToken {
  /** In the smallest unit. */
  totalSupply: string | null
  holderCount: number
  /** The largest first. */
  holders: readonly {
    address: string
    value: string
    isContract?: boolean
    name?: string
    tag?: string
    proxyType?: string
  }[]
  isVerified?: boolean
}

const PAGE = 50

/** Starts a stub of one chain's explorer; tokens by address in lower case. */
export function startBlockscoutStub(tokens: Record<string, BlockscoutToken>): Promise<ServiceStub> {
  return startServiceStub(({ path, query }) => {
    const [, kind, address = '', list] =
      /^\/api\/v2\/(tokens|smart-contracts)\/(0x\w{40})(\/holders)?$/.exec(path) ?? []
    const token = tokens[address.toLowerCase()]
    if (!kind || !token) return { status: 404, body: { message: 'Not found' } }
    if (kind === 'smart-contracts')
      return {
        status: 200,
        body: token.isVerified ? { is_verified: true, name: 'Token' } : { deployed_bytecode: '0x' },
      }
    if (!list)
      return {
        status: 200,
        body: {
          address_hash: address,
          decimals: '18',
          total_supply: token.totalSupply,
          holders_count: String(token.holderCount),
          type: 'ERC-20',
        },
      }
    const from = Number(query.items_count ?? 0)
    const items = token.holders
      .slice(from, from + PAGE)
      .map(({ address, value, isContract, name, tag, proxyType }) => ({
        address: {
          hash: address,
          is_contract: isContract ?? false,
          name: name ?? null,
          proxy_type: proxyType ?? null,
          public_tags: tag ? [{ address_hash: address, display_name: tag, label: tag.toLowerCase() }] : [],
          metadata: null,
        },
        token_id: null,
        value,
      }))
    const end = from + items.length
    const last = items.at(-1)
    const next = end < token.holders.length || end < token.holderCount
    return {
      status: 200,
      body: {
        items,
        next_page_params:
          next && last ? { address_hash: last.address.hash, items_count: end, value: Number(last.value) } : null,
      },
    }
  })
}
