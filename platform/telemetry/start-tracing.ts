import type { TracingConfig } from '../config/index.ts'
import type { Logger } from './create-logger.ts'

/** Tracing while a process lives. */
export interface RunningTracing {
  /** Sends what is left, within a few seconds, and ends. */
  dispose(): Promise<void>
}

/** Starts to record spans where an endpoint is set. Where none is, nothing of the SDK is even loaded. */
export async function startTracing(
  config: TracingConfig | null,
  service: { name: string; environment: string; logger: Logger },
): Promise<RunningTracing> {
  if (!config) return { dispose: async () => {} }
  const { startSdk } = await import('./sdk/start-sdk.ts')
  return startSdk(config, service)
}
