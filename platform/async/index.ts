export { untilAborted } from './until-aborted.ts'
export { withPatience } from './with-patience.ts'
