export { serveGateway } from '../serve-gateway.ts'
export { createStandaloneGateway, type StandaloneOptions } from './create-standalone-gateway.ts'
