import type { ReactNode } from 'react'
import { describeProblem } from '../graph/describe-problem.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'

type Props<Data> = {
  query: { data?: Data; error?: unknown; refetch: () => Promise<unknown> }
  /** What is loaded, as a sentence has it. */
  what: string
  children: (data: Data) => ReactNode
}

/** A part of a page that waits for its own query, and fails alone. */
export function Loaded<Data>({ query, what, children }: Props<Data>) {
  const { data, error, refetch } = query
  if (data) return children(data)
  if (error) {
    return (
      <ProblemNotice
        problem={describeProblem(error)}
        action={{ label: 'Try again', run: () => void refetch().catch(() => {}) }}
      />
    )
  }
  return (
    <p className="waiting" role="status">
      Loading {what}
    </p>
  )
}
