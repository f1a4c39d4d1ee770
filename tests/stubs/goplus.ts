import { type ServiceStub, startServiceStub } from './service-stub.ts'

/** Tokens by address in lower case, as GoPlus writes them: flags are strings, what is absent is not known. */
export type GoplusTokens = Record<string, Record<string, unknown>>

/** One address of a list, as GoPlus writes it: flags within lists are numbers. */
export function goplusHolder(address: string, percent: string, more: Record<string, unknown> = {}) {
  return { address, tag: '', is_contract: 0, balance: '1', percent, is_locked: 0, ...more }
}

/** Starts a stub of GoPlus: an unknown address is an empty result, a chain it does not cover an error in a 200. */
export function startGoplusStub(tokens: GoplusTokens): Promise<ServiceStub> {
  return startServiceStub(({ path, query }) => {
    const [, chain] = /^\/api\/v1\/token_security\/(\d+)$/.exec(path) ?? []
    if (!chain) return { status: 404, body: 'not found' }
    if (chain === '424242') return { status: 200, body: { code: 2022, message: 'Non-supported chainId', result: null } }
    const address = (query.contract_addresses ?? '').toLowerCase()
    const token = tokens[address]
    return { status: 200, body: { code: 1, message: 'OK', result: token ? { [address]: token } : {} } }
  })
}
