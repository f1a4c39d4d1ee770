import type { TypedDocumentNode } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'

/** One domain's report of a token, and how it stands. */
export type ReportState<Report> = {
  report: Report | null
  /** Why there is none, or why it is not whole. */
  problem: Problem | null
  isLoading: boolean
  retry: () => void
}

/** Asks one domain, alone: whatever happens to it, the others' reports stand. A null id asks nothing. */
export function useTokenReport<Data, Report>(
  document: TypedDocumentNode<Data, { id: string }>,
  id: string | null,
  pick: (data: Data) => Report | null | undefined,
): ReportState<Report> {
  // biome-ignore lint/suspicious/noExplicitAny: Apollo's conditional types don't resolve for a type parameter
  const options: any = {
    variables: { id: id ?? '' },
    skip: id === null,
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  }
  const { data, error, loading, refetch } = useQuery<Data, { id: string }>(document, options)
  const report = data ? (pick(data as Data) ?? null) : null
  return {
    report,
    problem: error ? describeProblem(error) : null,
    isLoading: loading && report === null,
    retry: () => void refetch().catch(() => {}),
  }
}
