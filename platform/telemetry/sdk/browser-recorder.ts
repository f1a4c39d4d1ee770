import { ROOT_CONTEXT, SpanStatusCode } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOnSampler, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { BrowserSpan } from '../browser-span.ts'

/** Records spans under ids that were given elsewhere, as those of another service, by the same way out. */
export function createBrowserRecorder(
  processor: SpanProcessor,
  resource: Record<string, string>,
): (span: BrowserSpan) => void {
  let ids = { traceId: '', spanId: '' }
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ ...resource, 'service.name': 'chainlens-web' }),
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: () => ids.traceId, generateSpanId: () => ids.spanId },
    spanProcessors: [processor],
  })
  const tracer = provider.getTracer('chainlens-web')

  return ({ traceparent, name, durationMs, attributes, errorType }) => {
    const [, traceId = '', spanId = ''] = traceparent.split('-')
    // Taken at once by the generator above.
    ids = { traceId, spanId }
    const endTime = Date.now()
    const span = tracer.startSpan(name, { attributes, startTime: endTime - durationMs }, ROOT_CONTEXT)
    if (errorType) span.setAttribute('error.type', errorType).setStatus({ code: SpanStatusCode.ERROR })
    span.end(endTime)
  }
}
