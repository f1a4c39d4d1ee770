export { canonicalJson } from './canonical-json.ts'
export { copyJson } from './copy-json.ts'
export { hashJson } from './hash-json.ts'
