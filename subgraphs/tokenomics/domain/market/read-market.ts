import { coingeckoIdOf } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import type { AssetProfile } from '../../sources/market-source.ts'
import type { Protocol } from '../../sources/protocols/protocol-source.ts'
import type { QuoteSource, SourceFigures } from '../../sources/quotes/quote-source.ts'
import { profileOrFailure } from '../profile-or-failure.ts'
import { within } from './within.ts'

/** What a source beside CoinGecko states, or why it states nothing. */
export interface OtherSource {
  source: QuoteSource
  figures: SourceFigures | SourceFailure
}

/** What all sources say about a token's asset. */
export interface MarketReading {
  profile: AssetProfile | SourceFailure
  /** In the order in which they stand in for CoinGecko. */
  others: OtherSource[]
  /** Null where no protocol of the asset is listed. */
  protocol: Protocol | SourceFailure | null
}

/**
 * Asks every source about a token, side by side; those that need to know the asset first wait for
 * CoinGecko. What takes longer than `patienceMs` is left behind, so that the report always comes.
 */
export async function readMarket(
  context: Pick<Context, 'loaders' | 'services'>,
  token: TokenReference,
): Promise<MarketReading> {
  const { quotes, protocols, patienceMs } = context.services
  const asked = profileOrFailure(context, token)
  const known = asked.then((profile) => (profile instanceof SourceFailure ? null : profile))
  const patiently = <Result>(source: string, work: Promise<Result>) => within(work, patienceMs, source)
  const others = quotes.map(async (source) => {
    const asset = source.knows(token) ? null : await known
    return { source, figures: await patiently(source.name, source.read({ token, asset })) }
  })
  const protocol = known.then((asset) => {
    const coinId = asset?.coinId ?? coingeckoIdOf(token)
    return coinId === null ? null : patiently(protocols.name, protocols.protocolOf(coinId))
  })
  const [profile, read, of] = await Promise.all([asked, Promise.all(others), protocol])
  return { profile, others: read, protocol: of }
}
