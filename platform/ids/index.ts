export { decodeId, encodeId, newId } from './prefixed-id.ts'
