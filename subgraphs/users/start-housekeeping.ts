import type { Lifetime } from '@chainlens/platform/graphql'
import { keepHouse } from './domain/keep-house.ts'
import type { UsersServices } from './services.ts'

const EVERY_MS = 3_600_000

/** Keeps house now and every hour. Several processes may: what one did, the next finds done. */
export function startHousekeeping(services: UsersServices): Lifetime {
  const { logger } = services
  let running = Promise.resolve()
  function round(): void {
    running = running.then(() =>
      keepHouse({ services, logger }).catch((error) => logger.warn({ err: error }, 'housekeeping')),
    )
  }
  const timer = setInterval(round, EVERY_MS)
  round()
  return {
    async dispose() {
      clearInterval(timer)
      await running
    },
  }
}
