import { z } from 'zod'
import { ChainLensError } from '../errors/index.ts'

const HTTP = /^https?$/

/** Settings about traces, by the names that OpenTelemetry gives them. */
export const tracingSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: HTTP }).optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url({ protocol: HTTP }).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_RESOURCE_ATTRIBUTES: z.string().optional(),
  OTEL_TRACES_SAMPLER: z
    .enum(['always_on', 'always_off', 'traceidratio'].flatMap((name) => [name, `parentbased_${name}`]))
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_BSP_SCHEDULE_DELAY: z.coerce.number().int().min(1).default(2_000),
  OTEL_SDK_DISABLED: z.enum(['true', 'false']).default('false'),
}

/** Where spans go, and how many of them. */
export interface TracingConfig {
  /** Takes OTLP over HTTP: …/v1/traces */
  url: string
  headers: Record<string, string>
  /** undefined: what the process runs. */
  serviceName: string | undefined
  /** More attributes of the process. */
  resource: Record<string, string>
  /** Share of traces that is recorded, 0 to 1. */
  ratio: number
  exportEveryMs: number
}

type Settings = z.output<z.ZodObject<typeof tracingSettings>>

/** The settings as tracing wants them; null where no endpoint is set. Throws CONFIG_INVALID. */
export function readTracing(settings: Settings): TracingConfig | null {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT
  // By the specification the general endpoint is a base, the one of traces the whole address.
  const url = settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? endpoint?.replace(/\/?$/, '/v1/traces')
  if (!url || settings.OTEL_SDK_DISABLED === 'true') return null
  // A span always follows its parent: half a trace helps nobody.
  const sampler = settings.OTEL_TRACES_SAMPLER.replace('parentbased_', '')
  return {
    url,
    headers: {
      ...readList('OTEL_EXPORTER_OTLP_HEADERS', settings.OTEL_EXPORTER_OTLP_HEADERS),
      ...readList('OTEL_EXPORTER_OTLP_TRACES_HEADERS', settings.OTEL_EXPORTER_OTLP_TRACES_HEADERS),
    },
    serviceName: settings.OTEL_SERVICE_NAME,
    resource: readList('OTEL_RESOURCE_ATTRIBUTES', settings.OTEL_RESOURCE_ATTRIBUTES),
    ratio: sampler === 'traceidratio' ? settings.OTEL_TRACES_SAMPLER_ARG : sampler === 'always_on' ? 1 : 0,
    exportEveryMs: settings.OTEL_BSP_SCHEDULE_DELAY,
  }
}

/** `name=value,name=value`, values percent-encoded (W3C Baggage). Throws CONFIG_INVALID, without the text. */
function readList(setting: string, text = ''): Record<string, string> {
  try {
    return Object.fromEntries(
      text
        .split(',')
        .filter((pair) => pair.trim())
        .map((pair) => {
          const [, name, value] = /^\s*([^\s=]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? []
          if (!name || value === undefined) throw new Error('no pair')
          return [name, decodeURIComponent(value)]
        }),
    )
  } catch (cause) {
    throw new ChainLensError({
      code: 'CONFIG_INVALID',
      message: `${setting} is no list of name=value.`,
      hint: 'Write name=value,name=value; a comma or a percent sign within a value as %2C or %25.',
      cause,
    })
  }
}
