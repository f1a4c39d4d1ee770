import { formatMeasure } from '../evidence/format-measure.ts'
import type { SentimentReport } from './report-types.ts'

const PARTS = [
  { key: 'negative', word: 'negative' },
  { key: 'neutral', word: 'neutral' },
  { key: 'positive', word: 'positive' },
] as const

/** How the tone of the posts is spread, as one bar. Each part has its word and share; the rows below have the evidence. */
export function ToneBar({ distribution }: { distribution: NonNullable<SentimentReport['distribution']> }) {
  return (
    <div className="tone" data-testid="tone">
      <div className="tone-bar" aria-hidden="true">
        {PARTS.map(({ key }) => (
          <span key={key} data-tone={key} style={{ flexGrow: distribution[key].value ?? 0 }} />
        ))}
      </div>
      <p className="tone-words">
        {PARTS.map(({ key, word }) => (
          <span key={key} data-tone={key}>
            {formatMeasure(distribution[key].value ?? 0, 'fraction')} {word}
          </span>
        ))}
      </p>
    </div>
  )
}
