import type { RunStatus } from '../gql/graphql.ts'

const ENDED = ['COMPLETED', 'STOPPED', 'FAILED'] satisfies RunStatus[] as readonly string[]

/** Whether a run goes on. A status that isn't known yet counts as going on: only an end is final. */
export function isLive(status: RunStatus): boolean {
  return !ENDED.includes(status)
}
