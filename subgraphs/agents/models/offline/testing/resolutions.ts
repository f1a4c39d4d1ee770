import { evidenceJson, evidenceOf, LIVE } from './evidence.ts'

type Json = Record<string, unknown>

/** A token as resolve_token names it. */
export interface TestToken {
  id: string
  symbol: string | null
  name: string | null
}

export const ETH: TestToken = { id: 'eip155:1/slip44:60', symbol: 'ETH', name: 'Ethereum' }
export const BTC: TestToken = {
  id: 'bip122:000000000019d6689c085ae165831e93/slip44:0',
  symbol: 'BTC',
  name: 'Bitcoin',
}
export const UNI: TestToken = {
  id: 'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
  symbol: 'UNI',
  name: 'Uniswap',
}
export const USDC: TestToken = {
  id: 'eip155:1/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  symbol: 'USDC',
  name: 'USDC',
}

function tokenJson({ id, symbol, name }: TestToken): Json {
  const [chainId = '', asset = ''] = id.split('/')
  const address = asset.startsWith('erc20:') ? asset.slice('erc20:'.length) : null
  return { __typename: 'Token', id, chainId, address, symbol, name }
}

/** What resolve_token answers. */
export function resolution(
  candidates: { token: TestToken; isClear?: boolean; reason?: string; warnings?: string[] }[],
  missing: Json[] = [],
): Json {
  return {
    resolveToken: {
      __typename: 'TokenResolution',
      candidates: candidates.map(({ token, isClear = false, reason, warnings = [] }, index) => ({
        __typename: 'TokenCandidate',
        rank: index + 1,
        reason: reason ?? `Its ticker is the text: ${token.name} (${token.symbol}), market-cap rank ${index + 2}.`,
        warnings,
        isClear,
        token: tokenJson(token),
      })),
      missing,
      evidence: candidates.length > 0 ? [evidenceJson(evidenceOf(LIVE, 'the listing'))] : [],
    },
  }
}

/** What an analysis tool answers: the token with one domain's report. */
export function analysis(token: TestToken, domain: string, report: Json | null, errors: Json[] = []): Json {
  const { id, symbol, name } = token
  const own = domain === 'tokenomics' ? { symbol, name } : domain === 'onchain' ? { decimals: 18 } : {}
  const data = { token: { __typename: 'Token', id, ...own, [domain]: report } }
  return errors.length > 0 ? { ...data, _errors: errors } : data
}
