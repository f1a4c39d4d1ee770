export { copyJson } from './copy-json.ts'
