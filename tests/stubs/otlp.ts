import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A span as it was exported. */
export interface ExportedSpan {
  traceId: string
  spanId: string
  /** '' for the first of a trace. */
  parentSpanId: string
  name: string
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number
  startMs: number
  durationMs: number
  attributes: Record<string, unknown>
  /** 2: failed. */
  status: number
  service: string
  events: { name: string; attributes: Record<string, unknown> }[]
}

/** Takes OTLP over HTTP in JSON (opentelemetry-proto, trace/v1) and keeps every span. */
export interface OtlpReceiver {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string
  spans: ExportedSpan[]
  /** Headers of the last export. */
  headers: Record<string, unknown>
  dispose(): Promise<void>
}

type Value = { stringValue?: string; intValue?: string | number; arrayValue?: { values: Value[] } } & Record<
  string,
  unknown
>
const readValue = (value: Value): unknown =>
  value.arrayValue
    ? value.arrayValue.values.map(readValue)
    : value.intValue !== undefined
      ? Number(value.intValue)
      : Object.values(value)[0]
const attributesOf = (list: { key: string; value: Value }[] = []) =>
  Object.fromEntries(list.map(({ key, value }) => [key, readValue(value)]))

/** Starts a receiver on a free port. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ExportedSpan[] = []
  const receiver = { spans, headers: {} as Record<string, unknown> }
  const server = createServer(async (request, response) => {
    receiver.headers = request.headers
    // biome-ignore lint/suspicious/noExplicitAny: the format, as deep as it is
    const body = (await json(request)) as any
    for (const { resource, scopeSpans } of body.resourceSpans)
      for (const span of scopeSpans.flatMap((scope: { spans: object[] }) => scope.spans))
        spans.push({
          ...span,
          parentSpanId: span.parentSpanId ?? '',
          startMs: Number(BigInt(span.startTimeUnixNano) / 1000n) / 1000,
          durationMs: Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 1e6,
          attributes: attributesOf(span.attributes),
          status: span.status?.code ?? 0,
          service: attributesOf(resource.attributes)['service.name'],
          // biome-ignore lint/suspicious/noExplicitAny: the format
          events: (span.events ?? []).map((event: any) => ({
            name: event.name,
            attributes: attributesOf(event.attributes),
          })),
        })
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}`,
    dispose: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
