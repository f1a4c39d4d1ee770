import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { IDENTITY_HEADER, type Principal, signInternalIdentity } from '../auth/index.ts'
import { ChainLensError } from '../errors/index.ts'
import { traceHeaders, withSpan } from '../telemetry/index.ts'
import type { Platform } from './platform.ts'

/** An operation that a service asks of the supergraph. */
export interface AskGraphInput {
  /** The service that asks. */
  issuer: string
  query: string
  variables?: Record<string, unknown>
  operationName?: string
  /** For whom: their rights apply. */
  as: { principal: Principal } | { accessToken: string }
  timeoutMs: number
  signal?: AbortSignal
}

/** As GraphQL answers: data may be partial beside errors. */
export interface GraphAnswer {
  data: Record<string, unknown> | null
  errors: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

const answerShape = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z
      .array(
        z.object({
          message: z.string(),
          path: z.array(z.union([z.string(), z.number()])).optional(),
          extensions: z.looseObject({ code: z.string().optional() }).optional(),
        }),
      )
      .optional(),
  })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined, 'neither data nor errors')

/**
 * Asks the supergraph; errors in its answer are returned. Throws GRAPH_UNREACHABLE where there is no GraphQL
 * answer, GRAPH_TIMED_OUT where there is none in time, and the signal's reason where the caller left.
 */
export function askGraph(platform: Platform, input: AskGraphInput): Promise<GraphAnswer> {
  const name = input.operationName ?? /\b(?:query|mutation)\s+(\w+)/.exec(input.query)?.[1] ?? ''
  const attributes = { 'graphql.operation.name': name, 'peer.service': 'gateway', 'chainlens.issuer': input.issuer }
  return withSpan(`ask ${name}`.trim(), { kind: 'client', attributes }, () => ask(platform, input))
}

async function ask(platform: Platform, input: AskGraphInput): Promise<GraphAnswer> {
  const { query, variables, operationName } = input
  const body = JSON.stringify({ query, variables, operationName })
  const headers: Record<string, string> = { 'content-type': 'application/json', ...traceHeaders() }
  if ('accessToken' in input.as) headers.authorization = `Bearer ${input.as.accessToken}`
  else
    headers[IDENTITY_HEADER] = await signInternalIdentity(platform.keys.internalIdentity, {
      issuer: input.issuer,
      audience: 'gateway',
      principal: input.as.principal,
      requestId: randomUUID(),
      body,
    })
  const limit = AbortSignal.timeout(input.timeoutMs)
  const signal = input.signal ? AbortSignal.any([limit, input.signal]) : limit
  try {
    const response = await platform.internal.fetch(platform.internal.gatewayUrl, {
      method: 'POST',
      headers,
      body,
      signal,
    })
    const answer = answerShape.parse(await response.json())
    return { data: answer.data ?? null, errors: answer.errors ?? [] }
  } catch (cause) {
    input.signal?.throwIfAborted()
    throw new ChainLensError({
      code: limit.aborted ? 'GRAPH_TIMED_OUT' : 'GRAPH_UNREACHABLE',
      message: limit.aborted
        ? `The graph did not answer within ${input.timeoutMs} ms.`
        : 'The graph could not be asked.',
      retryable: true,
      cause,
    })
  }
}
