import type { ExpectedCall } from './question.ts'

/** Ids of the tokens that questions are about. */
export const BTC = 'bip122:000000000019d6689c085ae165831e93/slip44:0'
export const ETH = 'eip155:1/slip44:60'
export const UNI = 'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'
export const USDT = 'eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7'
/** Of the planted world: its name is an instruction; and one that nothing is known of. */
export const GEM = 'listed:gemcoin/coin:native'
export const QUIET = 'listed:quietcoin/coin:native'
/** Of the planted world: nobody can sell it again. */
export const TRAP = 'eip155:1/erc20:0x7e57000000000000000000000000000000000bad'

/** A look-up of any name. */
export const RESOLVE: ExpectedCall = { tool: 'resolve_token' }

type Domain = 'tokenomics' | 'onchain' | 'sentiment' | 'team'

/** An analysis of one domain. */
export function analysis(domain: Domain, tokenId: string, more: Record<string, unknown> = {}): ExpectedCall {
  return { tool: `analyze_${domain}`, arguments: { tokenId, ...more } }
}

/** A look-up and the analyses of all domains: what a question about the whole takes. */
export function wholeAnalysis(tokenId: string): ExpectedCall[] {
  return [RESOLVE, ...(['tokenomics', 'onchain', 'sentiment', 'team'] as const).map((name) => analysis(name, tokenId))]
}
