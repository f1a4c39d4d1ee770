import { readFileSync } from 'node:fs'
import { createStandaloneGateway, serveGateway } from '@chainlens/gateway/standalone'
import { loadConfig } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger, startTracing } from '@chainlens/platform/telemetry'
import { GATEWAY_USAGE, readGatewayOptions } from '../gateway-options.ts'
import { stopSignal } from '../stop-signal.ts'
import type { Command } from './command.ts'

/** Requests that run when the process is told to stop may take as long. */
const DRAIN_MS = 10_000

/** `gateway --supergraph FILE`: serves any federation 2 supergraph, by itself; `--help` lists its options. */
export const gateway: Command = async (args) => {
  const config = loadConfig()
  const options = readGatewayOptions(args, config)
  if (options === 'help') {
    console.log(GATEWAY_USAGE)
    return 0
  }
  const logger = createLogger({ level: config.logLevel, name: 'gateway' })
  const stop = stopSignal()
  const tracing = await startTracing(config.tracing, { name: 'gateway', environment: config.environment, logger })
  const metrics = createMetrics()
  metrics.addProcess()
  const running = createStandaloneGateway({
    ...options,
    config,
    supergraphSdl: readSdl(options.supergraph),
    logger,
    metrics,
  })
  const onError = (error: unknown) => logger.error({ err: error }, 'request failed')
  const bound = await serveGateway(running, { port: options.port, host: options.host, onError })
  console.log(`ready ${bound.url}/graphql`)
  await stop
  await bound.dispose(DRAIN_MS)
  await tracing.dispose()
  return 0
}

function readSdl(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ChainLensError({
      code: 'SUPERGRAPH_UNREADABLE',
      message: `The supergraph ${path} could not be read: ${(cause as Error).message}`,
      hint: 'Give the file that composition wrote: --supergraph path/to/supergraph.graphql',
      cause,
    })
  }
}
