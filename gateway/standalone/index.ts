export { openSupergraphSource } from '../federation/reload/open-supergraph-source.ts'
export { LIMITS, type Limits } from '../limits/limits.ts'
export { serveGateway } from '../serve-gateway.ts'
export { createStandaloneGateway, type StandaloneOptions } from './create-standalone-gateway.ts'
