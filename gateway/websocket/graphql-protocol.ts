import { randomUUID } from 'node:crypto'
import { GraphQLError, parse } from 'graphql'
import { CloseCode, makeServer, type Server } from 'graphql-ws'
import { type Admission, admitConnection } from '../connections/admit-connection.ts'
import { clientError } from '../errors/client-errors.ts'
import { maskError } from '../errors/mask-error.ts'
import { executeOperation, type OperationOutcome } from '../execute-operation.ts'
import type { CurrentRuntime } from '../federation/current-runtime.ts'
import type { Subscriptions } from '../federation/subscriptions/subscriptions.ts'
import type { Identified } from '../identity/identify.ts'
import type { Identity } from '../identity/identity.ts'
import type { RequestContext } from '../request-context.ts'
import type { Observer } from '../telemetry/observe-operation.ts'
import type { Connection } from './connection.ts'
import type { SocketLimits } from './limits.ts'

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

/** graphql-ws picks between execute and subscribe by a document; ours has run before it asks. */
const HAS_RUN = parse('{ __typename }')

/** The graphql-transport-ws protocol: who connects, and that every operation goes through executeOperation. */
export function createGraphqlProtocol(options: ProtocolOptions): Server<Connection> {
  const { current, identity, admission, subscriptions, observer, limits } = options

  /** Lets a socket in for as long as its sign-in lasts. False where it was closed. */
  function admit(connection: Connection, identified: Identified): boolean {
    const { socket, onClose } = connection
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
    const requestId = randomUUID()
    return {
      requestId,
      principal: connection.identified?.principal ?? null,
      forwardedHeaders: connection.identified?.forwardedHeaders,
      clientAddress: connection.clientAddress,
      refreshToken: null,
      signal: connection.signal,
      logger: connection.logger.child({ requestId }),
      client: { transport: 'websocket', traceparent: typeof traceparent === 'string' ? traceparent : null },
      // Only an HTTP answer can set a cookie.
      setRefreshCookie: () => {},
    }
  }

  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: limits.initTimeoutMs,
    async onConnect({ connectionParams, extra }) {
      const identified = await identity.ofConnection(connectionParams ?? {}, extra.headers)
      return identified ? admit(extra, identified) : false
    },
    async onSubscribe({ extra, subscriptions: running }, _id, payload) {
      if (Object.keys(running).length > limits.operationsPerSocket)
        return [clientError('RATE_LIMITED', `More than ${limits.operationsPerSocket} operations run on this socket.`)]
      const context = contextOf(extra, payload.extensions?.traceparent)
      const input = {
        query: payload.query,
        variables: payload.variables ?? null,
        operationName: payload.operationName ?? null,
      }
      const outcome = await executeOperation(current.get(), input, context, { subscriptions, observer })
      // A request that was refused, not one that has run: the protocol has a message of its own for that.
      if (!(Symbol.asyncIterator in outcome) && outcome.data === undefined && outcome.errors?.length)
        return [...outcome.errors]
      return { document: HAS_RUN, outcome } as never
    },
    execute: (args) => (args as unknown as { outcome: OperationOutcome }).outcome as never,
    onError(ctx, _id, _payload, errors) {
      const masking = { requestId: randomUUID(), logger: ctx.extra.logger }
      return errors.map((error) =>
        maskError(error instanceof GraphQLError ? error : new GraphQLError('not a GraphQL error'), masking).toJSON(),
      )
    },
  })
}
