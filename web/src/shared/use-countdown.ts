import { useEffect, useState } from 'react'
import type { Problem } from '../graph/problem.ts'

/** Seconds until the same request may succeed; counts down to 0 from when the problem is first shown. */
export function useCountdown(problem: Problem): number {
  const [seconds, setSeconds] = useState(() => waitOf(problem))
  useEffect(() => {
    setSeconds(waitOf(problem))
    if (waitOf(problem) === 0) return
    const until = Date.now() + waitOf(problem) * 1000
    const timer = setInterval(() => {
      const left = Math.max(Math.ceil((until - Date.now()) / 1000), 0)
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [problem])
  return seconds
}

function waitOf(problem: Problem): number {
  return Math.ceil((problem.retryAfterMs ?? 0) / 1000)
}
