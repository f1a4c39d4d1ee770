export { addSharedTypes } from './add-shared-types.ts'
export { type Composition, compose } from './compose.ts'
export { staleFiles, writeFiles } from './files.ts'
