import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresServer } from './launch-server.ts'
import { launchUntilReady } from './launch-until-ready.ts'

/** What keeps a server from starting may pass: a full disk is given room. It is tried again this much later. */
const RETRY_MS = 2_000

/**
 * Starts the server again, on the same port, when it ends without being told to: the kernel kills what uses much
 * memory, one whose disk is full ends itself, and every connection pool reconnects by itself. Returns the function that ends it for good.
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
      server = await startAgain()
    }
  }
  const startAgain = async (): Promise<PostgresServer> => {
    for (let told = ''; ; await sleep(RETRY_MS, undefined, { signal })) {
      try {
        return await launchUntilReady({ ...launch, port: first.port, signal })
      } catch (error) {
        if (signal.aborted) throw error
        const { message } = error as Error
        if (message !== told) launch.progress?.(`${message}. It is tried again until it does`)
        told = message
      }
    }
  }
  // Only its own end ends it.
  const watching = watch().catch(() => {})

  return async () => {
    disposal.abort()
    await server.stop()
    await watching
  }
}
