import type { Service } from '@chainlens/platform/config'
import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import { askBlockscoutHolders } from '../../sources/blockscout-holders.ts'
import { BLOCKSCOUT, hasBlockscout } from '../../sources/blockscout-request.ts'
import { askBlockscoutSource } from '../../sources/blockscout-source.ts'
import { askCoingeckoInfo, type CoingeckoInfo } from '../../sources/coingecko-info.ts'
import { COINGECKO_NETWORKS } from '../../sources/coingecko-networks.ts'
import { askEtherscan, ETHERSCAN } from '../../sources/etherscan.ts'
import { askGoplus, GOPLUS, type GoplusAnswer } from '../../sources/goplus.ts'
import { goplusHolders } from '../../sources/goplus-holders.ts'
import { askMoralis, MORALIS } from '../../sources/moralis.ts'
import type { Asking, ContractPlace, ListedHolders, Verification } from '../../sources/outside.ts'
import { askSourcify, SOURCIFY } from '../../sources/sourcify.ts'
import { tokenKind } from '../token-kind.ts'

/** What services beside the chain's own node are asked for. */
export type OutsideSignal = 'HOLDERS' | 'SOURCE_CODE' | 'SALE'

/** One service that gave nothing, and what it was asked for. */
export interface OutsideFailure {
  failure: SourceFailure
  signals: readonly OutsideSignal[]
}

/** What services beside the chain's own node said of a token. Null: not asked, or it gave nothing. */
export interface OutsideAnswers {
  goplus: GoplusAnswer | null
  coingecko: CoingeckoInfo | null
  lists: ListedHolders[]
  verifications: Verification[]
  failures: OutsideFailure[]
}

/** Asks every service that covers the token's chain, side by side, each with its own time limit. Never throws for a service's failure. */
export async function askOutside(context: Pick<Context, 'services'>, token: TokenReference): Promise<OutsideAnswers> {
  const { sources, config } = context.services
  const asking: Asking = { sources, config }
  const failures: OutsideFailure[] = []

  async function ask<Answer>(
    [service, source]: readonly [Service, string],
    signals: readonly OutsideSignal[],
    live: () => Promise<Answer>,
  ): Promise<Answer | null> {
    try {
      return await sources.liveOrRecorded({ service, source, live, recorded: () => null })
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error
      failures.push({ failure: error, signals })
      return null
    }
  }

  const kind = tokenKind(token)
  const hasNetwork = kind !== 'EVM_COIN' && COINGECKO_NETWORKS[token.chainId] !== undefined
  const info = hasNetwork
    ? ask(['COINGECKO', 'CoinGecko'], ['HOLDERS'], () => askCoingeckoInfo(asking, token))
    : Promise.resolve(null)
  if (kind !== 'EVM_TOKEN') return { goplus: null, coingecko: await info, lists: [], verifications: [], failures }
  const place: ContractPlace = { chain: Number(token.chainReference), address: token.assetReference }
  const isExplored = hasBlockscout(place.chain)
  const { MORALIS: moralisKey, ETHERSCAN: etherscanKey } = config.keys
  const security = ask(['GOPLUS', GOPLUS], ['SALE', 'HOLDERS'], () => askGoplus(asking, place))
  const listed = security.then(
    (answer) => answer && ask(['GOPLUS', GOPLUS], ['HOLDERS'], async () => goplusHolders(answer)),
  )
  const [goplus, coingecko, lists, verifications] = await Promise.all([
    security,
    info,
    Promise.all([
      moralisKey ? ask(['MORALIS', MORALIS], ['HOLDERS'], () => askMoralis(asking, place)) : null,
      isExplored ? ask(['BLOCKSCOUT', BLOCKSCOUT], ['HOLDERS'], () => askBlockscoutHolders(asking, place)) : null,
      listed,
    ]),
    Promise.all([
      ask(['SOURCIFY', SOURCIFY], ['SOURCE_CODE'], () => askSourcify(asking, place)),
      isExplored ? ask(['BLOCKSCOUT', BLOCKSCOUT], ['SOURCE_CODE'], () => askBlockscoutSource(asking, place)) : null,
      etherscanKey ? ask(['ETHERSCAN', ETHERSCAN], ['SOURCE_CODE'], () => askEtherscan(asking, place)) : null,
    ]),
  ])
  return {
    goplus,
    coingecko,
    lists: lists.filter((list) => list !== null),
    verifications: verifications.filter((one) => one !== null),
    failures,
  }
}
