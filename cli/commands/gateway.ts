import { setTimeout as pause } from 'node:timers/promises'
import { createStandaloneGateway, openSupergraphSource, serveGateway } from '@chainlens/gateway/standalone'
import { loadConfig } from '@chainlens/platform/config'
import { createProcessLife } from '@chainlens/platform/health'
import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger, startTracing } from '@chainlens/platform/telemetry'
import { endWithin } from '../end-within.ts'
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
  const life = createProcessLife()
  metrics.addProcess()
  const supergraphSource = openSupergraphSource(options.supergraph, { pollMs: config.supergraphPollMs })
  const running = createStandaloneGateway({
    ...options,
    config,
    supergraphSdl: await supergraphSource.read(),
    supergraphSource,
    logger,
    metrics,
    life,
  })
  const onError = (error: unknown) => logger.error({ err: error }, 'request failed')
  const bound = await serveGateway(running, {
    port: options.port,
    host: options.host,
    onError,
    spreadMs: config.drain.socketsMs,
    life,
  })
  console.log(`ready ${bound.url}/graphql`)
  await stop
  life.leave()
  await pause(config.drain.readinessLeadMs ?? 0)
  await endWithin(
    async () => {
      await bound.dispose(DRAIN_MS)
      await tracing.dispose()
    },
    { limitMs: config.drain.exitMs, logger },
  )
  return 0
}
