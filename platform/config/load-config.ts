import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { ChainLensError } from '../errors/index.ts'
import { parseAddressRange } from '../http/address-range.ts'
import { isHttpUrl } from './is-http-url.ts'
import { isSafeUrl } from './is-safe-url.ts'
import { type ModelSettings, readModelSettings } from './model-settings.ts'
import { KEY_SETTINGS, type KeyedService, SERVICES, type Service } from './services.ts'
import { readTracing, type TracingConfig, tracingSettings } from './tracing.ts'
import {
  type DrainConfig,
  type RetentionConfig,
  readWorkers,
  type WorkerConfig,
  workerSettings,
} from './worker-settings.ts'

/** Without it, localhost:4000 were an address of the scheme `localhost`. */
const HTTP = /^https?$/

/** Addresses and CIDRs, by commas. */
const addressRanges = z
  .string()
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine((ranges) => ranges.every((range) => parseAddressRange(range) !== null), 'give addresses or CIDRs, by commas')

function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== ''
  } catch {
    return false
  }
}

/** `name@host` or `Name <name@host>`. */
const SENDER = /^(?:[^<>@\p{C}]*<[^\s<>@,;\p{C}]+@[^\s<>@,;\p{C}]+>|[^\s<>@,;\p{C}]+@[^\s<>@,;\p{C}]+)$/u

const settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  CHAINLENS_HOME: z.string().default('.chainlens'),
  CHAINLENS_DEMO_PASSWORD: z.string().min(8).max(256).optional(),
  CHAINLENS_DATA: z.enum(['auto', 'live', 'recorded']).default('auto'),
  CHAINLENS_SECRET: z.string().min(32).optional(),
  CHAINLENS_PUBLIC_URL: z.url({ protocol: HTTP }).optional(),
  CHAINLENS_TRUSTED_PROXIES: addressRanges.default([]),
  CHAINLENS_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || [])),
  CHAINLENS_TOOLS: z.string().optional(),
  CHAINLENS_LEASE_MS: z.coerce.number().int().min(500).default(10_000),
  CHAINLENS_SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(50).default(20_000),
  CHAINLENS_SUPERGRAPH: z
    .string()
    .refine(
      (location) => !/^[a-z][a-z\d+.-]*:\/\//i.test(location) || isSafeUrl(location),
      'give a path, or a URL of https',
    )
    .optional(),
  CHAINLENS_SUPERGRAPH_POLL_MS: z.coerce.number().int().min(100).max(3_600_000).default(10_000),
  CHAINLENS_REPLACEMENT_MS: z.coerce.number().int().min(0).max(60_000).default(8_000),
  CHAINLENS_SOURCE_TIMEOUT_MS: z.coerce.number().int().min(50).default(8_000),
  X_DAILY_POST_LIMIT: z.coerce.number().int().min(0).max(1_000_000).default(200),
  DISCORD_CHANNEL_IDS: z
    .string()
    .regex(/^\s*\d{5,20}(\s*,\s*\d{5,20})*\s*$/, 'expected numbers of channels with commas between them')
    .optional(),
  CHAINLENS_APPROVAL_SECONDS: z.coerce.number().int().min(1).max(2_592_000).default(86_400),
  NOTIFICATION_WEBHOOK_URL: z.string().refine(isSafeUrl, 'give a URL of https (http to this machine alone)').optional(),
  CHAINLENS_ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(1).max(3600).default(600),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  CHAINLENS_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(100).default(6),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  GATEWAY_URL: z.url({ protocol: HTTP }).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./ })
    .refine(isDecodable, 'write % in user or password as %25')
    .optional(),
  MAIL_FROM: z.string().regex(SENDER).optional(),
  CHAINLENS_SIGN_UP: z.enum(['open', 'closed']).optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  METRICS_TOKEN: z.string().min(16).optional(),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  ...tracingSettings,
  ...workerSettings,
})

/** Everything that is read from the environment, once, at the start of a process. */
export interface Config {
  /** production never answers from recordings. */
  environment: 'production' | 'development' | 'test'
  port: number
  /** Address that servers bind to. */
  host: string
  /** Absolute path of the data directory. */
  home: string
  demoPassword: string | undefined
  /** Where analysis data may come from. */
  data: 'auto' | 'live' | 'recorded'
  /** The secret that all keys are derived from; undefined: the composition root makes one and keeps it in `home`. */
  secret: string | undefined
  /** Address that browsers reach the gateway at, for the Origin check; undefined: the bound one. */
  publicUrl: string | undefined
  /** Addresses and CIDRs of the proxies before the gateway, whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
  /** `host:port` that pages may be read from although they are not public; empty but for tests. */
  privateHosts: readonly string[]
  /** Absolute path of a folder with further tools of the operator's; undefined: none. */
  toolsFolder: string | undefined
  /** How long a worker holds a run without a heartbeat. */
  leaseMs: number
  /** Limit of one request from the gateway to a subgraph. */
  subgraphTimeoutMs: number
  /** Path or URL of the supergraph; undefined: schema/supergraph.graphql of this installation. */
  supergraph: string | undefined
  /** How often a URL is asked for another supergraph, and a file is looked at beside being watched. */
  supergraphPollMs: number
  /** How long a tool waits for a subgraph that is not there, since it is being replaced. */
  replacementMs: number
  /** Limit of one request to an outside service. */
  sourceTimeoutMs: number
  /** How long a tool that needs its user's consent waits for it. */
  approvalSeconds: number
  /** Where send_notification posts to, with the secret that its address may hold; undefined: it is not offered. */
  notificationWebhookUrl: string | undefined
  accessTokenSeconds: number
  /** Posts that may be read from X in a UTC day, since each is billed; 0: none. */
  xDailyPostLimit: number
  /** Channels of Discord whose messages the bot of DISCORD_BOT_TOKEN may read. */
  discordChannelIds: string[]
  /** undefined: PostgreSQL is embedded. */
  databaseUrl: string | undefined
  /** Most connections of PostgreSQL that a process opens for each of its subgraphs. */
  databaseConnections: number
  /** undefined: in-process transport. */
  redisUrl: string | undefined
  /** Where workers and tools find the gateway, when it is not in their process. */
  gatewayUrl: string | undefined
  /** Where mail is handed over; the one of `mailFolder` and this that is set is used, this one first. */
  smtpUrl: string | undefined
  /** Folder that mails are put into where there is no SMTP; set by the composition root of one process. */
  mailFolder: string | undefined
  /** Sender of mails: `name@host` or `Name <name@host>`. */
  mailFrom: string | undefined
  /** Whether anybody may register; undefined: wherever mail can be sent. */
  signUp: 'open' | 'closed' | undefined
  logLevel: string
  /** Bearer token of /metrics; undefined: only this machine may read them. */
  metricsToken: string | undefined
  /** Where a process without a port of its own (a worker) tells how it is; undefined: nowhere. */
  metricsPort: number | undefined
  /** Where spans are sent; null: none are recorded. */
  tracing: TracingConfig | null
  /** Pools of background work. */
  workers: WorkerConfig
  /** How long what nobody may miss is kept. */
  retention: RetentionConfig
  /** How a process ends when it is told to. */
  drain: DrainConfig
  /** Keys of outside services, by service. */
  keys: Partial<Record<KeyedService, string>>
  /** Scheme and host that replace those of an outside service, by service. */
  baseUrls: Partial<Record<Service, string>>
  /** Which models answer, and how they are reached. */
  models: ModelSettings
  /** JSON-RPC endpoints by EIP-155 chain number. */
  evmRpcUrls: Record<number, string>
  /** Subgraphs that run elsewhere than rover.yaml says, by name (lower case, `_` for all but letters and digits); unchecked, since other programs' settings look the same. */
  subgraphUrls: Record<string, string>
}

type Environment = Record<string, string | undefined>

/** The variables of a pattern whose name `isOurs`, as [NAME, absolute URL]; any other value throws CONFIG_INVALID. */
function urls(environment: Environment, pattern: RegExp, isOurs = (_name: string) => true): [string, string][] {
  return Object.entries(environment).flatMap(([key, value]) => {
    const match = pattern.exec(key)
    if (!match?.[1] || !value || !isOurs(match[1])) return []
    if (!isHttpUrl(value))
      throw new ChainLensError({
        code: 'CONFIG_INVALID',
        message: `${key} is not a URL of http or https.`,
        hint: 'Give http://host:port',
      })
    return [[match[1], value]]
  })
}

/** A key with a blank or a line break in it (a slip of copying) could not be sent: CONFIG_INVALID, without its text. */
function readKeys(environment: Environment): Partial<Record<KeyedService, string>> {
  return Object.fromEntries(
    Object.entries(KEY_SETTINGS).flatMap(([service, setting]) => {
      const key = environment[setting]?.trim()
      if (!key) return []
      if (!/^[\x21-\x7e]+$/.test(key))
        throw new ChainLensError({
          code: 'CONFIG_INVALID',
          message: `${setting} holds a blank, a line break or a character that no key has.`,
          hint: 'Copy the key again, without quotation marks.',
        })
      return [[service, key]]
    }),
  )
}

/** Reads the environment. Throws CONFIG_INVALID with one line per setting that is wrong. */
export function loadConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success)
    throw new ChainLensError({
      code: 'CONFIG_INVALID',
      message: `Settings are wrong:\n${z.prettifyError(parsed.error)}`,
      hint: 'docs/settings.md lists every setting.',
    })
  const value = parsed.data
  if (value.SMTP_URL && !value.MAIL_FROM)
    throw new ChainLensError({
      code: 'CONFIG_INVALID',
      message: 'SMTP_URL is set and MAIL_FROM is not.',
      hint: 'Give the sender, e.g. MAIL_FROM="ChainLens <no-reply@chainlens.example>"',
    })
  const home = value.CHAINLENS_HOME.replace(/^~(?=\/|$)/, homedir())
  return {
    environment: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    home: resolve(home),
    demoPassword: value.CHAINLENS_DEMO_PASSWORD,
    data: value.CHAINLENS_DATA,
    secret: value.CHAINLENS_SECRET,
    publicUrl: value.CHAINLENS_PUBLIC_URL,
    trustedProxies: value.CHAINLENS_TRUSTED_PROXIES,
    privateHosts: value.CHAINLENS_PRIVATE_HOSTS,
    toolsFolder: value.CHAINLENS_TOOLS === undefined ? undefined : resolve(value.CHAINLENS_TOOLS),
    leaseMs: value.CHAINLENS_LEASE_MS,
    subgraphTimeoutMs: value.CHAINLENS_SUBGRAPH_TIMEOUT_MS,
    supergraph: value.CHAINLENS_SUPERGRAPH,
    supergraphPollMs: value.CHAINLENS_SUPERGRAPH_POLL_MS,
    replacementMs: value.CHAINLENS_REPLACEMENT_MS,
    sourceTimeoutMs: value.CHAINLENS_SOURCE_TIMEOUT_MS,
    approvalSeconds: value.CHAINLENS_APPROVAL_SECONDS,
    notificationWebhookUrl: value.NOTIFICATION_WEBHOOK_URL,
    accessTokenSeconds: value.CHAINLENS_ACCESS_TOKEN_SECONDS,
    xDailyPostLimit: value.X_DAILY_POST_LIMIT,
    discordChannelIds: value.DISCORD_CHANNEL_IDS?.split(',').map((id) => id.trim()) ?? [],
    databaseUrl: value.DATABASE_URL,
    databaseConnections: value.CHAINLENS_DATABASE_CONNECTIONS,
    redisUrl: value.REDIS_URL,
    gatewayUrl: value.GATEWAY_URL,
    smtpUrl: value.SMTP_URL,
    mailFolder: undefined,
    mailFrom: value.MAIL_FROM,
    signUp: value.CHAINLENS_SIGN_UP,
    logLevel: value.LOG_LEVEL,
    metricsToken: value.METRICS_TOKEN,
    metricsPort: value.METRICS_PORT,
    tracing: readTracing(value),
    ...readWorkers(value),
    keys: readKeys(given),
    baseUrls: Object.fromEntries(urls(given, /^([A-Z0-9_]+)_BASE_URL$/, (name) => SERVICES.includes(name as Service))),
    models: readModelSettings(given),
    evmRpcUrls: Object.fromEntries(urls(given, /^EVM_RPC_URL_(\d+)$/).map(([chain, url]) => [Number(chain), url])),
    subgraphUrls: Object.fromEntries(
      Object.entries(given).flatMap(([key, url]) => {
        const name = /^([A-Z][A-Z0-9_]*)_URL$/.exec(key)?.[1]
        return name && url ? [[name.toLowerCase(), url]] : []
      }),
    ),
  }
}
