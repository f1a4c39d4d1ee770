/** UTC throughout: what a figure describes is a day of the source, not of the reader. */
export function formatDate(at: string): string {
  const iso = new Date(at).toISOString()
  const isMidnight = iso.endsWith('T00:00:00.000Z')
  return isMidnight ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}
