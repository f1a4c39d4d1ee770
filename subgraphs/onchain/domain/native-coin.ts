import type { TokenReference } from '@chainlens/platform/tokens'
import { chainOf, type RegisteredChain } from '../sources/chain-registry.ts'

/** SLIP-44 numbers by which a chain's own coin is known, by its ticker; tickers that are not here are not checked. */
const SLIP_44: Record<string, readonly string[]> = {
  ETH: ['60', '614', '9001'], // Ether; on OP Mainnet and Arbitrum also under the chains' own numbers
  BNB: ['714', '9006'],
  POL: ['966'],
  AVAX: ['9000', '9005'],
  XDAI: ['700'],
}

/** What the registry says of the coin that an id like eip155:1/slip44:60 names; null where it is not the chain's own. */
export async function nativeCoin(token: TokenReference): Promise<RegisteredChain | null> {
  const chain = await chainOf(Number(token.chainReference))
  const numbers = chain && SLIP_44[chain.coin.symbol]
  return chain && (!numbers || numbers.includes(token.assetReference)) ? chain : null
}
