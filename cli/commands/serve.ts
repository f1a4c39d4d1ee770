import { join } from 'node:path'
import { loadConfig, readSubgraphs } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { createLogger } from '@chainlens/platform/telemetry'
import { endWithin } from '../end-within.ts'
import { parseRoles } from '../roles.ts'
import { rootDirectory } from '../root-directory.ts'
import { run } from '../run.ts'
import { stopSignal } from '../stop-signal.ts'
import { withDrainDefaults } from '../with-drain-defaults.ts'
import type { Command } from './command.ts'

/** One process of a distributed installation: everything comes from settings, nothing is embedded. */
export const serve: Command = async (args) => {
  const settings = loadConfig()
  const config = {
    ...settings,
    drain: withDrainDefaults(settings.drain, { readinessLeadMs: 3_000, runGraceMs: 10_000 }),
  }
  if (!config.databaseUrl || !config.redisUrl || !config.secret)
    throw new ChainLensError({
      code: 'SETTINGS_MISSING',
      message: 'serve needs DATABASE_URL, REDIS_URL and CHAINLENS_SECRET.',
      hint: 'To run everything in one process with nothing installed: npm start',
    })
  const { subgraphs } = readSubgraphs(join(rootDirectory, 'rover.yaml'))
  const roles = parseRoles(
    args,
    subgraphs.map((entry) => entry.name),
  )
  const logger = createLogger({ level: config.logLevel, name: args.join('+') })
  const stop = stopSignal()
  const running = await run({ config, roles, logger, progress: (line) => logger.info(line) })
  logger.info({ ports: running.ports }, 'ready')
  await stop
  await endWithin(() => running.dispose(), { limitMs: config.drain.exitMs, logger })
  return 0
}
