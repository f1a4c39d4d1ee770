/** How long to wait, for a person: whole seconds to a minute, whole minutes from there on, rounded up. */
export function waitText(waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  if (seconds === 1) return '1 second'
  if (seconds <= 60) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
