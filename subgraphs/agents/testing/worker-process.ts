import { loadConfig } from '@chainlens/platform/config'
import { createPlatform } from '@chainlens/platform/service'
import { createLogger } from '@chainlens/platform/telemetry'
import { createRemoteScriptedModel } from '../models/testing/remote-scripted-model.ts'
import { registryOf } from './priced-model.ts'
import { startWorker } from './start-worker.ts'

/** What a worker's process is told on its command line, as JSON. */
export interface WorkerProcessInput {
  databaseUrl: string
  /** Of an OutsideWorld. */
  worldUrl: string
  secret: string
  leaseMs: number
  /** True: its model has a price. */
  isPriced?: boolean
}

const input = JSON.parse(process.argv[2] ?? '{}') as WorkerProcessInput
const { databaseUrl, worldUrl, secret, leaseMs, isPriced } = input
const config = {
  ...loadConfig({ NODE_ENV: 'test', DATABASE_URL: databaseUrl, CHAINLENS_SECRET: secret }),
  leaseMs,
}
const platform = await createPlatform(config, createLogger({ level: 'warn', name: 'worker' }), {
  fetch: (input, init) => fetch(input, init),
  serviceHere: () => undefined,
  gatewayUrl: `${worldUrl}/graphql`,
  subgraphUrl: () => `${worldUrl}/graphql`,
})
const model = createRemoteScriptedModel(`${worldUrl}/model`)
const worker = await startWorker({ platform, databaseUrl, model, ...(isPriced ? { models: registryOf(model) } : {}) })
process.once('SIGTERM', async () => {
  await worker.dispose()
  await platform.dispose()
  process.exit(0)
})
process.stdout.write('ready\n')
