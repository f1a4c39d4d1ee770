import { expect } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from './serve-test-gateway.ts'

/** Subscribes to what never comes. */
export const SUBSCRIBE = {
  id: 'a',
  type: 'subscribe',
  payload: { query: 'subscription { runEvents(runId: "7") { sequence } }' },
}
/** Asks who asks. */
export const VIEWER = { id: 'v', type: 'subscribe', payload: { query: '{ viewer { id } }' } }

/** A gateway with low limits for sockets, and a way in. */
export interface TestSockets extends ServedTestGateway {
  /** A socket that was acknowledged. */
  connected(
    authorization?: unknown,
    options?: Parameters<ServedTestGateway['socket']>[0],
  ): Promise<ReturnType<ServedTestGateway['socket']>>
}

/** Serves it. */
export async function serveSockets(): Promise<TestSockets> {
  const served = await serveTestGateway({
    gateway: {
      sockets: {
        initTimeoutMs: 200,
        keepAliveMs: 200,
        socketsPerUser: 3,
        socketsPerAddress: 6,
        operationsPerSocket: 4,
        messagesPerSecond: 0.01,
        messageBurst: 50,
      },
    },
  })
  return {
    ...served,
    async connected(authorization, options) {
      const socket = served.socket(options)
      socket.send({ type: 'connection_init', ...(authorization === undefined ? {} : { payload: { authorization } }) })
      expect(await socket.next()).toEqual({ type: 'connection_ack' })
      return socket
    },
  }
}
