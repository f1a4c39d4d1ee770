export { clientAddressOf, rememberClientAddress } from './client-address.ts'
export { createReadClientAddress, type ReadClientAddress } from './forwarded-address.ts'
export {
  type Fetch,
  type FetchHandler,
  type LocalService,
  type LocalServices,
  localFirst,
  localServiceAt,
} from './local-first.ts'
export { isPublicAddress } from './public-address.ts'
export { fetchPublic, type PublicAnswer, type PublicRequest, type Resolve } from './public-fetch.ts'
export { type PublicOptions, parsePublicUrl } from './public-url.ts'
export { readHeaders } from './read-headers.ts'
export { type BoundServer, type NodeHandler, serveFetch } from './serve-fetch.ts'
