import type { DrainConfig } from '@chainlens/platform/config'

/** How a process ends, with what the settings leave out as its way of starting has it. */
export function withDrainDefaults(
  drain: DrainConfig,
  defaults: { readinessLeadMs: number; runGraceMs: number },
): DrainConfig {
  const { readinessLeadMs = defaults.readinessLeadMs, runGraceMs = defaults.runGraceMs } = drain
  return { ...drain, readinessLeadMs, runGraceMs }
}
