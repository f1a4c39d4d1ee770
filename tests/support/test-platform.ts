import { randomBytes } from 'node:crypto'
import { type Config, loadConfig } from '@chainlens/platform/config'
import { type FetchHandler, type LocalService, localFirst, localServiceAt } from '@chainlens/platform/http'
import { createPlatform, type Platform } from '@chainlens/platform/service'
import { createLogger, type Logger } from '@chainlens/platform/telemetry'

/** A platform for one test: in-process adapters, a secret of its own, no network but loopback. */
export interface TestPlatform {
  platform: Platform
  /** By `host:port`, services that this test holds in memory, e.g. 'users.test:80' or 'gateway.test:80'. */
  graphs: Map<string, LocalService | FetchHandler>
  dispose(): Promise<void>
}

/** Builds it; `http://<name>.test/graphql` is a subgraph's address, `http://gateway.test/graphql` the gateway's. */
export async function createTestPlatform(overrides: Partial<Config> = {}, given?: Logger): Promise<TestPlatform> {
  const config: Config = {
    ...loadConfig({ NODE_ENV: 'test', CHAINLENS_SECRET: randomBytes(32).toString('hex') }),
    ...overrides,
  }
  const graphs = new Map<string, LocalService | FetchHandler>()
  const refuse = async (input: string | URL) => {
    throw new Error(`This test has no service at ${input}.`)
  }
  const internal = {
    fetch: localFirst(graphs, refuse),
    serviceHere: (host: string) => localServiceAt(graphs, host),
    gatewayUrl: 'http://gateway.test/graphql',
    subgraphUrl: (name: string) => `http://${name}.test/graphql`,
  }
  const logger = given ?? createLogger({ level: process.env.TEST_LOG_LEVEL ?? 'silent', name: 'test' })
  const platform = await createPlatform(config, logger, internal)
  return { platform, graphs, dispose: () => platform.dispose() }
}
