import { randomUUID } from 'node:crypto'
import { CloseCode } from 'graphql-ws'
import { type Admission, admitConnection } from '../connections/admit-connection.ts'
import { clientError } from '../errors/client-errors.ts'
import { executeOperation, type OperationOutcome } from '../execute-operation.ts'
import type { CurrentRuntime } from '../federation/current-runtime.ts'
import type { Subscriptions } from '../federation/subscriptions/subscriptions.ts'
import type { Identified } from '../identity/identify.ts'
import type { Identity } from '../identity/identity.ts'
import type { RequestContext } from '../request-context.ts'
import type { Observer } from '../telemetry/observe-operation.ts'
import { readClientMessage, type SubscribePayload } from './client-message.ts'
import type { Connection, Protocol } from './connection.ts'
import type { SocketLimits } from './limits.ts'
import { type RunningOperation, runOperation } from './run-operation.ts'
import { writeText } from './write-text.ts'

/** What the protocol runs on. */
export interface ProtocolOptions {
  current: CurrentRuntime
  identity: Identity
  admission: Admission
  subscriptions: Subscriptions
  observer: Observer
  limits: SocketLimits
}

/** WebSocket's own code for "try again later", after which clients do. */
const TRY_AGAIN_LATER = 1013

/**
 * The graphql-transport-ws protocol: who connects, and that every operation goes through executeOperation. Results of
 * subscriptions are written as the text that was made once for all who see them; while a socket takes no more, they
 * wait where they are bounded.
 */
export function createGraphqlProtocol(options: ProtocolOptions): Protocol {
  const { current, identity, subscriptions, observer, limits } = options

  return (connection) => {
    const { socket, transport, onClose } = connection
    const running = new Map<string, RunningOperation>()
    let state: 'NEW' | 'INITIALISING' | 'ACKNOWLEDGED' = 'NEW'

    const initTimer = setTimeout(
      () => socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
      limits.initTimeoutMs,
    )
    const resumeAll = () => {
      for (const operation of running.values()) operation.resume()
    }
    transport.on('drain', resumeAll)
    onClose.push(() => {
      clearTimeout(initTimer)
      transport.off('drain', resumeAll)
      const ended = [...running.values()]
      running.clear()
      for (const operation of ended) operation.stop()
    })

    function write(message: string): void {
      // A socket that closes while it is written to has told so by `close`.
      if (socket.readyState === socket.OPEN) writeText(transport, message)
    }

    async function init(params: Record<string, unknown>): Promise<void> {
      if (state !== 'NEW') {
        socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
        return
      }
      state = 'INITIALISING'
      clearTimeout(initTimer)
      const identified = await identity.ofConnection(params, connection.headers)
      if (!identified) socket.close(CloseCode.Forbidden, 'Forbidden')
      else if (admit(options.admission, connection, identified)) {
        state = 'ACKNOWLEDGED'
        write('{"type":"connection_ack"}')
      }
    }

    function subscribe(id: string, payload: SubscribePayload): void {
      if (state !== 'ACKNOWLEDGED') {
        socket.close(CloseCode.Unauthorized, 'Unauthorized')
        return
      }
      if (running.has(id)) {
        const reason = `Subscriber for ${id} already exists`
        socket.close(CloseCode.SubscriberAlreadyExists, reason.length < 124 ? reason : 'Subscriber already exists')
        return
      }
      const context = contextOf(connection, payload.extensions?.traceparent)
      const isTooMany = running.size >= limits.operationsPerSocket
      const operation = runOperation({
        id,
        context,
        transport,
        write,
        execute: async () => (isTooMany ? tooMany(limits.operationsPerSocket) : execute(payload, context)),
        onEnd: () => running.delete(id),
      })
      running.set(id, operation)
    }

    function execute(payload: SubscribePayload, context: RequestContext): Promise<OperationOutcome> {
      const { query, variables = null, operationName = null } = payload
      const input = { query, variables, operationName }
      return executeOperation(current.get(), input, context, { subscriptions, observer })
    }

    function complete(id: string): void {
      const operation = running.get(id)
      running.delete(id)
      operation?.stop()
    }

    return (text) => {
      const message = readClientMessage(text)
      switch (message?.type) {
        case 'connection_init':
          init(message.payload ?? {}).catch((error) => {
            connection.logger.error({ err: error }, 'a socket could not be let in')
            socket.close(CloseCode.InternalServerError, 'Internal server error')
          })
          return
        case 'ping':
          write(JSON.stringify(message.payload ? { type: 'pong', payload: message.payload } : { type: 'pong' }))
          return
        case 'pong':
          return
        case 'subscribe':
          return subscribe(message.id, message.payload)
        case 'complete':
          return complete(message.id)
        default:
          socket.close(CloseCode.BadRequest, 'Invalid message received')
      }
    }
  }
}

/** Lets a socket in for as long as its sign-in lasts. False where it was closed. */
function admit(admission: Admission, connection: Connection, identified: Identified): boolean {
  const { socket, onClose } = connection
  if (socket.readyState !== socket.OPEN) return false
  connection.identified = identified
  const leave = admitConnection(admission, identified, (why) => socket.close(CloseCode.Forbidden, why))
  if (!leave) {
    socket.close(TRY_AGAIN_LATER, 'Too many connections')
    return false
  }
  onClose.push(leave)
  return socket.readyState === socket.OPEN
}

/** @param traceparent of the one operation, out of its `extensions`: a socket outlives many traces */
function contextOf(connection: Connection, traceparent: unknown): RequestContext {
  return {
    requestId: randomUUID(),
    principal: connection.identified?.principal ?? null,
    forwardedHeaders: connection.identified?.forwardedHeaders,
    clientAddress: connection.clientAddress,
    refreshToken: null,
    signal: connection.signal,
    logger: connection.logger,
    client: { transport: 'websocket', traceparent: typeof traceparent === 'string' ? traceparent : null },
    // Only an HTTP answer can set a cookie.
    setRefreshCookie: () => {},
  }
}

async function tooMany(most: number): Promise<OperationOutcome> {
  return { errors: [clientError('RATE_LIMITED', `More than ${most} operations run on this socket.`)] }
}
