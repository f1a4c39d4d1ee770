import type { Duplex } from 'node:stream'
import type { Logger } from '@chainlens/platform/telemetry'
import type { WebSocket } from 'ws'
import type { Identified } from '../identity/identify.ts'
import type { HeaderReader } from '../identity/identity.ts'

/** One socket, as the protocol sees it. */
export interface Connection {
  readonly socket: WebSocket
  /** What the socket writes to. */
  readonly transport: Duplex
  readonly clientAddress: string | null
  /** Those of the upgrade. */
  readonly headers: HeaderReader
  readonly logger: Logger
  /** Aborts when the socket closes: everything that runs for it ends. */
  readonly signal: AbortSignal
  /** Who it belongs to, once connection_init was accepted. */
  identified: Identified | null
  /** Run when the socket closes, whoever closed it. */
  readonly onClose: (() => void)[]
}

/** What a protocol does with a connection: takes its messages. */
export type Protocol = (connection: Connection) => (message: string) => void
