import { useApolloClient } from '@apollo/client/react'
import { useCallback, useMemo, useState } from 'react'
import { WebStopRunDocument } from '../gql/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'

export type ActiveRun = { id: string; stop: () => void; isStopping: boolean; problem: Problem | null }

/** The run that goes on, with what stops it; null when none does. That it has stopped, its last event says. */
export function useStopRun(runId: string | null): ActiveRun | null {
  const client = useApolloClient()
  const [asked, setAsked] = useState<{ runId: string; problem: Problem | null } | null>(null)
  const current = asked?.runId === runId ? asked : null
  const isStopping = current !== null && current.problem === null

  const stop = useCallback(() => {
    if (!runId || isStopping) return
    setAsked({ runId, problem: null })
    client
      .mutate({ mutation: WebStopRunDocument, variables: { runId }, fetchPolicy: 'no-cache' })
      .catch((error) => setAsked({ runId, problem: describeProblem(error) }))
  }, [client, runId, isStopping])

  return useMemo(
    () => (runId === null ? null : { id: runId, stop, isStopping, problem: current?.problem ?? null }),
    [runId, stop, isStopping, current],
  )
}
