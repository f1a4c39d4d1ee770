import { Question } from './Question.tsx'

/** A question on its way: shown at once, and marked as not yet there. */
export function PendingQuestion({ text }: { text: string }) {
  return (
    <section className="entry" data-pending>
      <Question text={text} message={null} actions={null} />
      <p className="waiting" role="status">
        Sending
      </p>
    </section>
  )
}
