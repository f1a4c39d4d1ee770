import type { QuestionReport } from './question-traces.ts'

/** Sends reports to the server until it says that it takes none. What gets lost is not missed. */
export function createSendReport(options: {
  token: () => Promise<string | null>
  url?: string
}): (report: QuestionReport) => void {
  const { token, url = '/telemetry/browser' } = options
  let isWanted = true

  async function send(report: QuestionReport): Promise<void> {
    const accessToken = await token()
    if (!accessToken) return
    const response = await fetch(url, {
      method: 'POST',
      // Goes out even where the page is closed meanwhile.
      keepalive: true,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify(report),
    })
    // 204 where it was taken; 200 where nothing is traced.
    if (response.status === 200) isWanted = false
  }
  return (report) => {
    if (isWanted) send(report).catch(() => {})
  }
}
