import { z } from 'zod'
import type { CataloguedSource } from './catalogued-source.ts'

/** Uniswap's token on Ethereum: a contract that every source of contracts knows. */
const UNI = '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'

/** Holders, contracts and what they can do. */
export const chainSources: readonly CataloguedSource[] = [
  {
    service: 'GOPLUS',
    name: 'GoPlus',
    domains: ['onchain'],
    adds: 'simulated buy and sell, taxes, what a contract can do, its largest holders',
    probe: {
      url: 'https://api.gopluslabs.io/api/v1/supported_chains?name=token_security',
      accepts: z.object({ code: z.literal(1), result: z.array(z.unknown()) }),
    },
    withKey: {
      key: 'GOPLUS',
      adds: 'a higher request limit',
      of: (key) => ({
        url: 'https://api.gopluslabs.io/api/v1/supported_chains?name=token_security',
        headers: { authorization: `Bearer ${key}` },
        accepts: z.object({ code: z.literal(1), result: z.array(z.unknown()) }),
      }),
    },
  },
  {
    service: 'BLOCKSCOUT',
    name: 'Blockscout',
    domains: ['onchain'],
    adds: 'the largest holders with their labels, number of holders, verified source code',
    probe: {
      url: `https://eth.blockscout.com/api/v2/tokens/${UNI}`,
      accepts: z.object({ symbol: z.string() }),
    },
    withKey: null,
  },
  {
    service: 'SOURCIFY',
    name: 'Sourcify',
    domains: ['onchain'],
    adds: "whether a contract's source code is published and matches",
    probe: {
      url: `https://sourcify.dev/server/v2/contract/1/${UNI}`,
      accepts: z.object({ chainId: z.string(), match: z.string().nullable() }),
      acceptStatuses: [404],
    },
    withKey: null,
  },
  {
    service: 'MORALIS',
    name: 'Moralis',
    domains: ['onchain', 'tokenomics'],
    adds: 'long holder lists with labels, prices on decentralised exchanges',
    probe: null,
    withKey: {
      key: 'MORALIS',
      of: (key) => ({
        url: 'https://deep-index.moralis.io/api/v2.2/web3/version',
        headers: { 'X-API-Key': key },
        accepts: z.object({ version: z.string() }),
      }),
    },
  },
  {
    service: 'ALCHEMY',
    name: 'Alchemy',
    domains: ['onchain'],
    adds: 'nodes of the larger chains with a request limit of your own',
    probe: null,
    withKey: {
      key: 'ALCHEMY',
      of: (key) => ({
        url: `https://eth-mainnet.g.alchemy.com/v2/${key}`,
        shownUrl: 'https://eth-mainnet.g.alchemy.com/v2/…',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
        accepts: z.object({ result: z.literal('0x1') }),
      }),
    },
  },
  {
    service: 'ETHERSCAN',
    name: 'Etherscan',
    domains: ['onchain'],
    adds: 'verified source code where Sourcify and Blockscout have none',
    probe: null,
    withKey: {
      key: 'ETHERSCAN',
      of: (key) => ({
        url: `https://api.etherscan.io/v2/api?chainid=1&module=stats&action=ethprice&apikey=${encodeURIComponent(key)}`,
        shownUrl: 'https://api.etherscan.io/v2/api?chainid=1&module=stats&action=ethprice',
        accepts: z.object({ status: z.literal('1') }),
      }),
      // An error comes in a 200: status "0", and the reason as a text in the place of the result.
      refuses: (answer) => /api key/i.test(String((answer as { result?: unknown } | null)?.result)),
    },
  },
]
