/** What a call is about: the first short text among its arguments. Null where there is none. */
export function toolSubject(args: unknown): string | null {
  if (typeof args !== 'object' || args === null) return null
  for (const value of Object.values(args)) {
    if (typeof value === 'string' && value.length > 0 && value.length <= 80) return value
  }
  return null
}
