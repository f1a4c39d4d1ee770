import { z } from 'zod'
import type { CataloguedSource } from './catalogued-source.ts'

/** CoinMarketCap says in a 200, too, that something went wrong; the code is a number or a text. */
const coinMarketCapAnswer = z.object({
  status: z.object({ error_code: z.coerce.number().refine((code) => code === 0) }),
  data: z.unknown(),
})

/** Prices, supplies and what protocols earn. */
export const marketSources: readonly CataloguedSource[] = [
  {
    service: 'COINGECKO',
    name: 'CoinGecko',
    domains: ['tokenomics', 'onchain', 'sentiment', 'team'],
    adds: 'which tokens there are, prices, supplies, a year of history, votes, links, numbers of holders',
    probe: { url: 'https://api.coingecko.com/api/v3/ping', accepts: z.object({ gecko_says: z.string() }) },
    withKey: {
      key: 'COINGECKO',
      adds: 'a higher request limit (demo key)',
      of: (key) => ({
        url: 'https://api.coingecko.com/api/v3/ping',
        headers: { 'x-cg-demo-api-key': key },
        accepts: z.object({ gecko_says: z.string() }),
      }),
    },
  },
  {
    service: 'COINMARKETCAP',
    name: 'CoinMarketCap',
    domains: ['tokenomics', 'sentiment'],
    adds: 'a second opinion on price, supply and market capitalisation; a second fear and greed index',
    probe: {
      url: 'https://pro-api.coinmarketcap.com/public-api/v3/fear-and-greed/latest',
      accepts: coinMarketCapAnswer,
    },
    withKey: {
      key: 'COINMARKETCAP',
      adds: 'a request limit of your own instead of one shared by address',
      of: (key) => ({
        url: 'https://pro-api.coinmarketcap.com/v1/key/info',
        headers: { 'X-CMC_PRO_API_KEY': key },
        accepts: coinMarketCapAnswer,
      }),
    },
  },
  {
    service: 'DEFILLAMA',
    name: 'DefiLlama',
    domains: ['tokenomics'],
    adds: 'prices weighed by liquidity, value locked in protocols, their fees and revenue',
    probe: {
      url: 'https://coins.llama.fi/prices/current/coingecko:ethereum',
      accepts: z.object({ coins: z.object({ 'coingecko:ethereum': z.object({ price: z.number() }) }) }),
    },
    withKey: null,
  },
]
