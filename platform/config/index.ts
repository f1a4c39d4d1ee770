export { type Config, loadConfig } from './load-config.ts'
export { readSubgraphs, type SubgraphEntry } from './read-subgraphs.ts'
export { KEY_SETTINGS, type KeyedService, SERVICES, type Service } from './services.ts'
export { subgraphUrlOf } from './subgraph-url.ts'
