import { ChainLensError } from '@chainlens/platform/errors'
import { callRoute, type Platform } from '@chainlens/platform/service'

/** Makes the account demo@chainlens.local with the password of the settings; nothing in production or without one. */
export async function seedDemo(platform: Platform): Promise<void> {
  const { demoPassword, environment } = platform.config
  if (!demoPassword || environment === 'production') return
  const response = await callRoute(platform, {
    issuer: 'cli',
    subgraph: 'users',
    path: '/internal/seed-demo',
    body: { password: demoPassword },
    timeoutMs: 60_000,
  })
  if (!response.ok)
    throw new ChainLensError({
      code: 'SEED_FAILED',
      message: `The demo account could not be made (${response.status}).`,
    })
}
