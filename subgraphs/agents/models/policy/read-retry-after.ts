/** How long a provider wants to be left alone, in milliseconds; null where its headers do not say it in a way that is understood. */
export function readRetryAfter(headers: { get(name: string): string | null } | undefined, now: Date): number | null {
  const milliseconds = headers?.get('retry-after-ms')?.trim()
  if (milliseconds && /^\d{1,12}(\.\d+)?$/.test(milliseconds)) return Number(milliseconds)
  const value = headers?.get('retry-after')?.trim()
  if (!value) return null
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value) * 1_000
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : Math.max(0, time - now.getTime())
}
