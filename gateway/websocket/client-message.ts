import { parseClientJson } from '../limits/parse-client-json.ts'

/** An operation as a `subscribe` message has it. */
export interface SubscribePayload {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
  extensions?: Record<string, unknown> | null
}

/** What clients may say in graphql-transport-ws. */
export type ClientMessage =
  | { type: 'connection_init' | 'ping' | 'pong'; payload?: Record<string, unknown> | null }
  | { type: 'subscribe'; id: string; payload: SubscribePayload }
  | { type: 'complete'; id: string }

/** Reads a message; null where it is none that a client may send. */
export function readClientMessage(text: string): ClientMessage | null {
  let message: unknown
  try {
    message = parseClientJson(text)
  } catch {
    return null
  }
  if (!isObject(message)) return null
  const { type, id, payload } = message
  if (type === 'connection_init' || type === 'ping' || type === 'pong')
    return isObjectOrNothing(payload) ? { type, payload } : null
  if (typeof id !== 'string' || id === '') return null
  if (type === 'complete') return { type, id }
  return type === 'subscribe' && isSubscribePayload(payload) ? { type, id, payload } : null
}

function isSubscribePayload(payload: unknown): payload is SubscribePayload {
  if (!isObject(payload) || typeof payload.query !== 'string') return false
  const { operationName, variables, extensions } = payload
  const hasName = operationName === undefined || operationName === null || typeof operationName === 'string'
  return hasName && isObjectOrNothing(variables) && isObjectOrNothing(extensions)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isObjectOrNothing(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === undefined || value === null || isObject(value)
}
