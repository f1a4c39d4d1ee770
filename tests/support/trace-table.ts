import type { ExportedSpan } from '../stubs/otlp.ts'

const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer']

/** The spans of one trace as a Markdown table, each under its parent, in the order in which they began. */
export function traceTable(spans: readonly ExportedSpan[]): string {
  const ids = new Set(spans.map(({ spanId }) => spanId))
  const origin = Math.min(...spans.map(({ startMs }) => startMs))
  const childrenOf = (id: string | null) =>
    spans
      .filter(({ parentSpanId }) => (id === null ? !ids.has(parentSpanId) : parentSpanId === id))
      .toSorted((one, other) => one.startMs - other.startMs)
  const rows = (id: string | null, depth: number): string[] =>
    childrenOf(id).flatMap((span) => [row(span, depth, origin), ...rows(span.spanId, depth + 1)])
  return ['| Span | Kind | Service | Begins (ms) | Takes (ms) |', '|---|---|---|---:|---:|', ...rows(null, 0)].join(
    '\n',
  )
}

function row(span: ExportedSpan, depth: number, origin: number): string {
  const name = `${'· '.repeat(depth)}${span.name}${span.status === 2 ? ' ✖' : ''}`
  const cells = [name, KINDS[span.kind], span.service, (span.startMs - origin).toFixed(1), span.durationMs.toFixed(1)]
  return `| ${cells.join(' | ')} |`
}
