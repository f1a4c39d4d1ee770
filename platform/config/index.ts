export { readSubgraphs, type SubgraphEntry } from './read-subgraphs.ts'
