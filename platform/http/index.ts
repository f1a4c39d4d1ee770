export { clientAddressOf, rememberClientAddress } from './client-address.ts'
export { createReadClientAddress, type ReadClientAddress } from './forwarded-address.ts'
export { type Fetch, type FetchHandler, localFirst } from './local-first.ts'
export { type BoundServer, serveFetch } from './serve-fetch.ts'
