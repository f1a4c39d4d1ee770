import { parseArgs } from 'node:util'
import type { Limits } from '@chainlens/gateway/standalone'
import type { Config } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { readLimits } from './read-limits.ts'

/** What `chainlens gateway` prints for --help. */
export const GATEWAY_USAGE = `npm run chainlens -- gateway --supergraph FILE [options]

Serves any federation 2 supergraph: POST /graphql, subscriptions over WebSocket (graphql-transport-ws),
server-sent events and multipart, /healthz, /readyz, /metrics. Subgraphs are asked at the addresses that the
supergraph names, or at <NAME>_URL.

  --supergraph FILE       what composition wrote, or its URL; watched, and reloaded when it changes
  --port N                4000, or PORT; 0: any free one
  --host ADDRESS          127.0.0.1, or HOST
  --forward-header NAME   a header of clients that goes to every subgraph (repeatable)
  --subscription-socket NAME=URL
                          a subgraph that takes subscriptions by WebSocket alone, at ws://… (repeatable)
  --introspection         let clients read the schema, and browsers ask (the default outside production)
  --no-introspection
  --timeout-ms N          how long a subgraph may take: 20000, or CHAINLENS_SUBGRAPH_TIMEOUT_MS
  --limit NAME=N          what one operation may ask for (repeatable): depth=30, cost=20000; docs/limits.md lists them`

/** What was asked for. */
export interface GatewayCommandOptions {
  /** Path or URL of the SDL. */
  supergraph: string
  port: number
  host: string
  /** In lower case. */
  forwardedHeaders: string[]
  /** Addresses by name of the subgraph. */
  subscriptionSockets: Map<string, string>
  introspection: boolean
  timeoutMs: number
  /** Those that were given. */
  limits: Partial<Limits>
}

/** Headers that belong to one connection, or that the gateway says itself. */
const NOT_FORWARDED = new Set([
  ...['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'expect', 'proxy-connection'],
  ...['host', 'content-length', 'content-type', 'content-encoding', 'accept', 'accept-encoding', 'traceparent'],
])

/** Reads the words behind `gateway`. Throws OPTION_INVALID. */
export function readGatewayOptions(
  args: string[],
  config: Pick<Config, 'port' | 'host' | 'environment' | 'subgraphTimeoutMs'>,
): GatewayCommandOptions | 'help' {
  const values = parse(args)
  if (values.help) return 'help'
  if (!values.supergraph) throw invalid('--supergraph is missing.')
  const forwardedHeaders = (values['forward-header'] ?? []).map((name) => name.toLowerCase())
  for (const name of forwardedHeaders)
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || NOT_FORWARDED.has(name))
      throw invalid(`--forward-header ${name}: this header can't be forwarded.`)
  const limits = readLimits(values.limit ?? [])
  if (typeof limits === 'string') throw invalid(limits)
  return {
    supergraph: values.supergraph,
    limits,
    port: readNumber('--port', values.port, { least: 0, most: 65_535, otherwise: config.port }),
    host: values.host ?? config.host,
    forwardedHeaders,
    subscriptionSockets: new Map((values['subscription-socket'] ?? []).map(readSocket)),
    introspection: values.introspection ?? config.environment !== 'production',
    timeoutMs: readNumber('--timeout-ms', values['timeout-ms'], {
      least: 1,
      most: 3_600_000,
      otherwise: config.subgraphTimeoutMs,
    }),
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowNegative: true,
      options: {
        supergraph: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        'forward-header': { type: 'string', multiple: true },
        'subscription-socket': { type: 'string', multiple: true },
        introspection: { type: 'boolean' },
        'timeout-ms': { type: 'string' },
        limit: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw invalid((error as Error).message)
  }
}

function readSocket(text: string): [name: string, url: string] {
  const [, name, url] = /^(\w+)=(wss?:\/\/\S+)$/.exec(text) ?? []
  if (name !== undefined && url !== undefined && URL.canParse(url)) return [name, url]
  throw invalid(
    `--subscription-socket ${text}: give the name of a subgraph and an address, as in events=ws://host/graphql.`,
  )
}

function readNumber(
  name: string,
  text: string | undefined,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  if (text === undefined) return otherwise
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw invalid(`${name} ${text}: give a whole number from ${least} to ${most}.`)
}

function invalid(message: string): ChainLensError {
  return new ChainLensError({
    code: 'OPTION_INVALID',
    message,
    hint: 'npm run chainlens -- gateway --help lists the options.',
  })
}
