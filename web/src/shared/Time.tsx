/** A time with its machine-readable and its whole form beside the short one that is shown. */
export function Time({ at, format }: { at: string; format: (at: Date) => string }) {
  const date = new Date(at)
  return (
    <time dateTime={at} title={date.toISOString()}>
      {format(date)}
    </time>
  )
}
