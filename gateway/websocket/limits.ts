/** What clients may do with sockets. */
export interface SocketLimits {
  /** Bytes of one message. */
  maxMessageBytes: number
  /** How long a client may take until connection_init. */
  initTimeoutMs: number
  /** A client that does not answer a ping within as long is gone. */
  keepAliveMs: number
  /** Open sockets and streams of one account. */
  socketsPerUser: number
  /** Open sockets and streams from one address; many people may share one. */
  socketsPerAddress: number
  /** Operations that run on one socket at once. */
  operationsPerSocket: number
  /** Messages that one socket may send in a second, in the long run. */
  messagesPerSecond: number
  /** Messages that it may send at once after it was silent. */
  messageBurst: number
}

/** What holds unless a caller of createGateway says otherwise. */
export const SOCKET_LIMITS: SocketLimits = {
  maxMessageBytes: 256 * 1024,
  initTimeoutMs: 3_000,
  keepAliveMs: 12_000,
  socketsPerUser: 200,
  socketsPerAddress: 2_000,
  operationsPerSocket: 100,
  messagesPerSecond: 100,
  messageBurst: 1_000,
}
