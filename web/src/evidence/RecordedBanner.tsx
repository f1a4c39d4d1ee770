/** Stands over the thread for as long as it shows anything recorded, and can't be closed. */
export function RecordedBanner({ dates }: { dates: readonly string[] }) {
  if (dates.length === 0) return null
  return (
    <aside className="recorded-banner" data-testid="recorded-banner" aria-label="Recorded data">
      <strong>Recorded sample data, as of {tell(dates)}: not current</strong>
    </aside>
  )
}

function tell(dates: readonly string[]): string {
  if (dates.length <= 3) return dates.join(', ')
  return `${dates.length} dates from ${dates[0]} to ${dates.at(-1)}`
}
