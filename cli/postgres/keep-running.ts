import type { PostgresServer } from './launch-server.ts'
import { launchUntilReady } from './launch-until-ready.ts'

/**
 * Starts the server again, on the same port, when it ends without being told to: the kernel kills what uses much
 * memory, and every connection pool reconnects by itself. Returns the function that ends it for good.
 */
export function keepRunning(
  first: PostgresServer & { port: number },
  launch: Omit<Parameters<typeof launchUntilReady>[0], 'port'>,
): () => Promise<void> {
  const disposal = new AbortController()
  const { signal } = disposal
  let server: PostgresServer = first

  const watch = async () => {
    for (;;) {
      await server.ended
      if (signal.aborted) return
      launch.progress?.('The database stopped unexpectedly; starting it again')
      server = await launchUntilReady({ ...launch, port: first.port, signal })
    }
  }
  const watching = watch().catch((error: Error) => {
    if (!signal.aborted) launch.progress?.(error.message)
  })

  return async () => {
    disposal.abort()
    await server.stop()
    await watching
  }
}
