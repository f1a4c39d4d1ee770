/** Tells when the question was asked, so that "today" and "last year" mean something. */
export function questionTime(now: Date): string {
  return `The question was asked at ${now.toISOString().slice(0, 16)}Z.`
}
