import { type ServiceStub, startServiceStub } from './service-stub.ts'

/** A token as Moralis has it. */
export interface MoralisToken {
  totalSupply: string
  totalHolders: string
  /** The largest first. */
  owners: readonly { address: string; balance: string; label?: string; entity?: string; isContract?: boolean }[]
}

const KEY = 'moralis-key'

/** Starts a stub of Moralis that knows the key `moralis-key`; tokens by address in lower case. */
export function startMoralisStub(tokens: Record<string, MoralisToken>): Promise<ServiceStub> {
  return startServiceStub(({ path, query, headers }) => {
    if (headers['x-api-key'] !== KEY)
      return { status: 401, body: { message: 'Token is invalid format', statusCode: 401 } }
    const [, address = '', what] = /^\/api\/v2\.2\/erc20\/(0x\w{40})\/(owners|holders)$/.exec(path) ?? []
    const token = tokens[address.toLowerCase()]
    if (!token) return { status: 404, body: { message: 'Not found', statusCode: 404 } }
    if (what === 'holders') return { status: 200, body: { totalHolders: token.totalHolders, holderSupply: {} } }
    const limit = 100
    const from = query.cursor ? Number(query.cursor) : 0
    const owners = token.owners.slice(from, from + limit)
    const cursor = from + limit < token.owners.length ? String(from + limit) : ''
    const result = owners.map(({ address: owner, balance, label, entity, isContract }) => ({
      owner_address: owner,
      owner_address_label: label ?? null,
      entity: entity ?? null,
      balance,
      balance_formatted: balance,
      is_contract: isContract ?? false,
      percentage_relative_to_total_supply: 1,
    }))
    return {
      status: 200,
      body: { page: '1', page_size: String(limit), cursor, total_supply: token.totalSupply, result },
    }
  })
}
