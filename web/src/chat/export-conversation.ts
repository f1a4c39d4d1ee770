import type { ApolloClient } from '@apollo/client'
import { WebExportDocument, WebExportPartDocument, WebExportSessionDocument } from '../gql/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { problemOfUserError } from '../graph/problem-of-user-error.ts'

/** A conversation as a file of this machine. */
export type ExportedFile = { name: string; mediaType: string; content: string }

const FAILED = { code: 'EXPORT_FAILED', message: 'The conversation could not be written. Try again.' }

/**
 * Has a conversation written, waits until it is, and reads it part by part. A problem where any of it fails.
 *
 * @param pause between two looks at how far it is
 */
export async function exportConversation(
  client: Pick<ApolloClient, 'mutate' | 'query'>,
  sessionId: string,
  pause: () => Promise<void>,
): Promise<ExportedFile | Problem> {
  try {
    const { data } = await client.mutate({
      mutation: WebExportSessionDocument,
      variables: { sessionId },
      fetchPolicy: 'no-cache',
    })
    const [refused] = data?.exportSession.userErrors ?? []
    if (refused) return problemOfUserError(refused)
    const taskId = data?.exportSession.task?.id
    if (!taskId) return problemOfUserError(FAILED)
    for (;;) {
      const found = await client.query({ query: WebExportDocument, variables: { taskId }, fetchPolicy: 'no-cache' })
      const task = found.data?.task
      if (task?.status === 'QUEUED' || task?.status === 'RUNNING') {
        await pause()
        continue
      }
      if (!task?.file) return problemOfUserError(task?.error ?? FAILED)
      const { name, mediaType, parts } = task.file
      let content = ''
      for (let number = 1; number <= parts; number += 1) {
        const variables = { taskId, number }
        const read = await client.query({ query: WebExportPartDocument, variables, fetchPolicy: 'no-cache' })
        const part = read.data?.task?.file?.part
        if (part == null) return problemOfUserError(FAILED)
        content += part
      }
      return { name, mediaType, content }
    }
  } catch (error) {
    return describeProblem(error)
  }
}
