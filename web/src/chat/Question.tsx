import { relativeTime } from '../sessions/relative-time.ts'
import { Time } from '../shared/Time.tsx'

/** Past this a question is a document, not a heading. */
const LONG = 280

/** What was asked heads its entry, so that headings lead through a conversation. Shown as written: it is no markdown. */
export function Question({ text, at }: { text: string; at: string | null }) {
  const isLong = text.length > LONG || text.split('\n').length > 4
  return (
    <div className="question" data-testid="message-user">
      {isLong ? (
        <>
          <h2 className="visually-hidden">{text.slice(0, 80)}…</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, which the keyboard must reach */}
          <section className="question-long" tabIndex={0} aria-label="Whole question">
            {text}
          </section>
        </>
      ) : (
        <h2>{text}</h2>
      )}
      {at && (
        <span className="question-time">
          <Time at={at} format={relativeTime} />
        </span>
      )}
    </div>
  )
}
