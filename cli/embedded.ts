import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { keepSecret } from './keep-secret.ts'
import { lockHome } from './postgres/lock-home.ts'
import { startEmbeddedPostgres } from './postgres/start-embedded-postgres.ts'
import { withDrainDefaults } from './with-drain-defaults.ts'

/** What settings leave out, brought by this machine. */
export interface EmbeddedParts {
  /** The settings with everything filled in. */
  config: Config
  /** Tells other commands on the same data where this one listens. */
  announce(port: number): Promise<void>
  dispose(): Promise<void>
}

/**
 * Fills in what the settings leave out: PostgreSQL, the secret, the demo password and an outbox for mail, kept in
 * the data directory, which is locked for this process. Settings that are given are left as they are.
 */
export async function provideEmbedded(config: Config, progress: (line: string) => void): Promise<EmbeddedParts> {
  const lock = await lockHome(config.home)
  try {
    const postgres = config.databaseUrl ? null : await startEmbeddedPostgres({ homeDirectory: config.home, progress })
    const demoPassword = config.demoPassword ?? (await keepSecret(join(config.home, 'demo-password'), 9))
    return {
      config: {
        ...config,
        // A person who stops it waits at the terminal, and nobody sends clients elsewhere.
        drain: withDrainDefaults(config.drain, { readinessLeadMs: 0, runGraceMs: 1_000 }),
        databaseUrl: config.databaseUrl ?? postgres?.url,
        secret: config.secret ?? (await keepSecret(join(config.home, 'secret'), 32)),
        demoPassword,
        // In production a mail that lies in a folder reaches nobody.
        mailFolder: config.environment === 'production' ? undefined : join(config.home, 'outbox'),
      },
      announce: (port) => lock.update({ port }),
      async dispose() {
        await postgres?.dispose()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
