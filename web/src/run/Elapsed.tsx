import { useEffect, useState } from 'react'
import { formatDuration } from './format-duration.ts'

/** Time since a moment, ticking. Not announced: it is not news. */
export function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100)
    return () => clearInterval(timer)
  }, [])
  return <span aria-hidden="true">{formatDuration(Math.max(now - Date.parse(since), 0))}</span>
}
