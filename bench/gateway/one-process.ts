import { readFileSync } from 'node:fs'
import { createStandaloneGateway, serveGateway } from '@chainlens/gateway/standalone'
import { loadConfig } from '@chainlens/platform/config'
import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import { SUBGRAPH_DATA } from './subgraphs/data.ts'
import { createLeanExecutor } from './subgraphs/lean-executor.ts'

// The gateway and the subgraphs in one process, the very resolvers that bench/gateway/subgraphs/serve.ts has:
// one-process.ts SUPERGRAPH PORT
const [file = '', port] = process.argv.slice(2)
// Each subgraph gets a host of its own, by which it is found in this process.
const supergraphSdl = readFileSync(file, 'utf8').replace(/http:\/\/127\.0\.0\.1:\d+\/(\w+)/g, 'http://$1.here/graphql')
const subgraphs = new Map(
  Object.entries(SUBGRAPH_DATA).map(([name, resolve]) => {
    const execute = createLeanExecutor(resolve)
    const here = {
      execute: async ({ operation, variables }: { operation: { query: string }; variables: object }) =>
        execute(operation.query, variables as Record<string, unknown>),
      fetch: () => Promise.reject(new Error('asked over a network')),
    }
    return [`${name}.here`, here]
  }),
)
const config = loadConfig()
const metrics = createMetrics()
metrics.addProcess()
const gateway = createStandaloneGateway({
  config,
  supergraphSdl,
  forwardedHeaders: [],
  introspection: false,
  timeoutMs: 30_000,
  logger: createLogger({ level: config.logLevel, name: 'gateway' }),
  metrics,
  here: (host) => subgraphs.get(host),
})
await serveGateway(gateway, { port: Number(port), host: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
