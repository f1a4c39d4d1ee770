export { type Config, loadConfig } from './load-config.ts'
export { readSubgraphs, type SubgraphEntry } from './read-subgraphs.ts'
export { SERVICES, type Service } from './services.ts'
export { subgraphUrlOf } from './subgraph-url.ts'
