import { join } from 'node:path'
import { loadConfig, readSubgraphs } from '@chainlens/platform/config'
import type { Mail } from '@chainlens/platform/mail'
import { createLogger, type Logger } from '@chainlens/platform/telemetry'
import { provideEmbedded } from './embedded.ts'
import { allRoles } from './roles.ts'
import { rootDirectory } from './root-directory.ts'
import { type RunInput, run } from './run.ts'

/** The whole of ChainLens in this process. */
export interface RunningEverything {
  /** http://host:port of the gateway. */
  url: string
  demoPassword: string
  logFile: string
  /** What it may take to end. */
  exitMs: number
  logger: Logger
  dispose(): Promise<void>
}

/** Starts everything in this process. `port` overrides PORT (0: any free one). */
export async function startEverything(input: {
  progress: (line: string) => void
  port?: number
  /** Told of each mail that the local outbox takes. */
  onMail?: (mail: Mail) => void
  /** As RunInput has it. */
  followSchemas?: RunInput['followSchemas']
}): Promise<RunningEverything> {
  const settings = loadConfig()
  const logFile = join(settings.home, 'chainlens.log')
  const embedded = await provideEmbedded({ ...settings, port: input.port ?? settings.port }, input.progress)
  try {
    const { config } = embedded
    const logger = createLogger({ level: config.logLevel, name: 'chainlens', file: logFile })
    const { subgraphs } = readSubgraphs(join(rootDirectory, 'rover.yaml'))
    const roles = allRoles(subgraphs.map((entry) => entry.name))
    const { onMail, followSchemas } = input
    const running = await run({ config, roles, logger, progress: input.progress, onMail, followSchemas })
    const port = running.ports.gateway ?? config.port
    await embedded.announce(port)
    return {
      url: `http://localhost:${port}`,
      demoPassword: config.demoPassword ?? '',
      logFile,
      exitMs: config.drain.exitMs,
      logger,
      async dispose() {
        await running.dispose()
        await embedded.dispose()
      },
    }
  } catch (error) {
    await embedded.dispose()
    throw error
  }
}
