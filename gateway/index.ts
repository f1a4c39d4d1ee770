export type { Gateway } from './create-core.ts'
export { createGateway, type GatewayOptions, type GatewaySubgraph } from './create-gateway.ts'
export type { Readiness } from './http/health.ts'
export { serveGateway } from './serve-gateway.ts'
