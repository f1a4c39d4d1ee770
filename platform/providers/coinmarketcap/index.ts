export { COINMARKETCAP } from './coinmarketcap-error.ts'
export { type CoinmarketcapOptions, coinmarketcapRequest } from './coinmarketcap-request.ts'
