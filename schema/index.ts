export { addSharedTypes } from './add-shared-types.ts'
export { type Composition, compose, SUPERGRAPH_FILE } from './compose.ts'
export { staleFiles, writeFiles } from './files.ts'
export { describeProblem, type Problem } from './problem.ts'
