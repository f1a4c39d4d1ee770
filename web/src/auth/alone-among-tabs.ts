/** Runs `work` while no other tab of this origin does: all tabs share one rotating refresh cookie. */
export async function aloneAmongTabs<T>(work: () => Promise<T>): Promise<T> {
  // Absent outside secure contexts; then two tabs may meet, and the worst of it is to sign in again.
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('chainlens-refresh', work) as Promise<T>
}
