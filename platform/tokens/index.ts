export { parseTokenId, type TokenReference } from './parse-token-id.ts'
