import type { Config } from '@chainlens/platform/config'
import { type BlockscoutToken, startBlockscoutStub } from '../../../tests/stubs/blockscout.ts'
import { type CoingeckoStub, startCoingeckoStub } from '../../../tests/stubs/coingecko.ts'
import { startEtherscanStub } from '../../../tests/stubs/etherscan.ts'
import { goplusHolder, startGoplusStub } from '../../../tests/stubs/goplus.ts'
import { startMoralisStub } from '../../../tests/stubs/moralis.ts'
import type { ServiceStub } from '../../../tests/stubs/service-stub.ts'
import { startSourcifyStub } from '../../../tests/stubs/sourcify.ts'
import { type JsonRpcStub, startJsonRpcStub } from './json-rpc-stub.ts'
import { type OpenOnchain, openOnchain } from './open-onchain.ts'

/** The one token of this world. */
export const ADDRESS = '0x00000000000000000000000000000000000000aa'
/** Its CAIP-19 id. */
export const TOKEN = `eip155:1/erc20:${ADDRESS}`
/** One whole token in the smallest unit. */
export const ONE = 10n ** 18n
/** All there is, in the smallest unit. */
export const SUPPLY = 1_000n * ONE

/** An address with this number in its end. */
export function addressOf(number: number): string {
  return `0x5${number.toString(16).padStart(39, '0')}`
}

/** The pool, the exchange and the dead address that stand among its holders. */
export const POOL = addressOf(0xb001)
export const EXCHANGE = addressOf(0xe0c4)
export const DEAD = '0x000000000000000000000000000000000000dead'

/** Sixty holders of 1,000 tokens: pool 200, exchange 100, burnt 100, then accounts of 10 falling by a tenth. */
export const HOLDERS: BlockscoutToken['holders'] = [
  { address: POOL, value: String(200n * ONE), isContract: true, name: 'UniswapV2Pair' },
  { address: EXCHANGE, value: String(100n * ONE), tag: 'Binance 8' },
  { address: DEAD, value: String(100n * ONE) },
  ...Array.from({ length: 57 }, (_, index) => ({
    address: addressOf(index + 1),
    value: String(10n * ONE - (BigInt(index) * ONE) / 10n),
  })),
]

/** What GoPlus says of a token in which nothing is wrong. */
export const CLEAN: Record<string, unknown> = {
  is_open_source: '1',
  is_proxy: '0',
  is_honeypot: '0',
  buy_tax: '0',
  sell_tax: '0.05',
  is_mintable: '0',
  transfer_pausable: '0',
  is_blacklisted: '0',
  is_in_dex: '1',
  holder_count: '4000',
  creator_address: '0x744aF9cBb7606BB040f6FBf1c0a0B0dcBA6385E5',
  owner_address: '',
  holders: HOLDERS.slice(0, 10).map(({ address, value, isContract }) =>
    goplusHolder(address, String(Number(BigInt(value) / ONE) / 1000), {
      is_contract: isContract ? 1 : 0,
      ...(address === POOL ? { tag: 'UniswapV2' } : {}),
    }),
  ),
  lp_holders: [
    goplusHolder('0x0000000000000000000000000000000000000000', '0', { is_locked: 1 }),
    goplusHolder(DEAD, '0.9'),
    goplusHolder(addressOf(5), '0.1'),
  ],
}

/** What CoinGecko says of it. */
export const INFO: Record<string, unknown> = {
  holders: {
    count: 4100,
    distribution_percentage: { top_10: '46.9', '11_20': '8', '21_40': '12', rest: '33.1' },
    last_updated: '2026-05-27T17:41:13Z',
  },
  mint_authority: null,
  freeze_authority: null,
  is_honeypot: false,
}

/** Every service that is asked, each a stub, and the subgraph that asks them. */
export interface World extends OpenOnchain {
  rpc: JsonRpcStub
  coingecko: CoingeckoStub
  goplus: ServiceStub
  blockscout: ServiceStub
  sourcify: ServiceStub
  moralis: ServiceStub
  etherscan: ServiceStub
}

/** What may be otherwise in a world. */
export interface WorldOptions {
  goplus?: Record<string, unknown>
  info?: Record<string, unknown>
  holders?: BlockscoutToken
  config?: Partial<Config>
  /** Tokens that are all the same; the one of TOKEN by default. */
  addresses?: readonly string[]
}

/** Starts stubs of all services and the subgraph that asks them. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const listed = options.holders ?? {
    totalSupply: String(SUPPLY),
    holderCount: 4050,
    holders: HOLDERS,
    isVerified: true,
  }
  const addresses = options.addresses ?? [ADDRESS]
  const each = <Value>(value: Value) => Object.fromEntries(addresses.map((address) => [address, value]))
  const infos = addresses.map((address) => [`eth/${address}`, options.info ?? INFO])
  const [rpc, coingecko, goplus, blockscout, sourcify, moralis, etherscan] = await Promise.all([
    startJsonRpcStub(),
    startCoingeckoStub({
      onchain: { ...Object.fromEntries(infos), 'solana/Mint1': options.info ?? INFO },
    }),
    startGoplusStub(each(options.goplus ?? CLEAN)),
    startBlockscoutStub(each(listed)),
    startSourcifyStub(listed.isVerified ? each('exact_match' as const) : {}),
    startMoralisStub(
      each({
        totalSupply: String(SUPPLY),
        totalHolders: '4020',
        owners: listed.holders.map(({ address, value, tag }) => ({
          address,
          balance: value,
          ...(tag ? { label: tag } : {}),
        })),
      }),
    ),
    startEtherscanStub(each('{{"language":"Solidity"}}')),
  ])
  rpc.answer('eth_getCode', ({ params }) => ({ result: addresses.includes(String(params[0])) ? '0x6001600101' : '0x' }))
  rpc.answer('eth_call', ({ params }) => {
    const { data } = params[0] as { data: string }
    const word = (value: bigint) => ({ result: `0x${value.toString(16).padStart(64, '0')}` })
    if (data === '0x18160ddd') return word(SUPPLY)
    return data === '0x313ce567' ? word(18n) : { result: '0x' }
  })
  const onchain = await openOnchain({
    evmRpcUrls: { 1: rpc.url },
    ...options.config,
    baseUrls: {
      COINGECKO: coingecko.url,
      GOPLUS: goplus.url,
      BLOCKSCOUT: blockscout.url,
      SOURCIFY: sourcify.url,
      MORALIS: moralis.url,
      ETHERSCAN: etherscan.url,
      ...options.config?.baseUrls,
    },
  })
  const stubs = { rpc, coingecko, goplus, blockscout, sourcify, moralis, etherscan }
  return {
    ...onchain,
    ...stubs,
    async dispose() {
      await onchain.dispose()
      await Promise.all(Object.values(stubs).map((stub) => stub.dispose()))
    },
  }
}
