import { randomUUID } from 'node:crypto'
import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { TracingConfig } from '../../config/index.ts'
import type { Logger } from '../create-logger.ts'
import type { RunningTracing } from '../start-tracing.ts'
import { tracing } from '../tracing-state.ts'
import { createBrowserRecorder } from './browser-recorder.ts'
import { instrumentClients } from './instrument-clients.ts'
import { scrubbing } from './scrub-span.ts'

const EXPORT_TIMEOUT_MS = 10_000
const LAST_EXPORT_MS = 5_000

/** Records spans, carries their context through everything that is awaited, and sends them by OTLP over HTTP. */
export function startSdk(
  config: TracingConfig,
  service: { name: string; environment: string; logger: Logger },
): RunningTracing {
  const { logger } = service
  diag.setLogger(quietLogger(logger), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })
  const share = new TraceIdRatioBasedSampler(config.ratio)
  const exporter = new OTLPTraceExporter({
    url: config.url,
    headers: config.headers,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  })
  const resource = {
    'service.name': config.serviceName ?? service.name,
    'service.namespace': 'chainlens',
    'service.instance.id': randomUUID(),
    'deployment.environment.name': service.environment,
    ...config.resource,
  }
  const processor = scrubbing(new BatchSpanProcessor({ exporter, scheduledDelayMillis: config.exportEveryMs }))
  const provider = new TracerProvider({
    resource: resourceFromAttributes(resource),
    sampler: new ParentBasedSampler({
      root: config.ratio >= 1 ? new AlwaysOnSampler() : config.ratio <= 0 ? new AlwaysOffSampler() : share,
    }),
    spanLimits: { attributeValueLengthLimit: 4_096, eventCountLimit: 32 },
    spanProcessors: [processor],
  })
  const manager = new AsyncLocalStorageContextManager()
  context.setGlobalContextManager(manager.enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  const stopClients = instrumentClients(provider)
  tracing.isOn = true
  tracing.recordBrowser = createBrowserRecorder(processor, resource)
  tracing.records = (traceId) =>
    share.shouldSample(context.active(), traceId).decision === SamplingDecision.RECORD_AND_SAMPLED
  return {
    async dispose() {
      const late = AbortSignal.timeout(LAST_EXPORT_MS)
      const isLate = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve()))
      await Promise.race([provider.shutdown().catch((err) => logger.warn({ err }, 'the last spans')), isLate])
      tracing.isOn = false
      stopClients()
      trace.disable()
      context.disable()
      propagation.disable()
    },
  }
}

/** A receiver that is away is told once a minute, not at every export. */
function quietLogger(logger: Logger) {
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (message: string) => {
    if (performance.now() - toldAt < 60_000) return
    toldAt = performance.now()
    logger.warn({ reason: message.slice(0, 300) }, 'tracing')
  }
  const ignore = () => {}
  return { error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore }
}
