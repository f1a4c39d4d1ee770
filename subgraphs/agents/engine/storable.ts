const REPLACEMENT = '\ufffd'

/** Text as PostgreSQL takes it: NUL and half surrogate pairs become U+FFFD, so that the length stays the same. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', REPLACEMENT)
}

/** JSON as PostgreSQL's jsonb takes it; what is undefined becomes null. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null'
  // JSON.stringify writes half surrogate pairs and NUL as escapes, which jsonb refuses.
  return json.replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (whole, what: string) =>
    what.length > 1 ? REPLACEMENT : whole,
  )
}
