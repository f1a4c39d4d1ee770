import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'
import { PageHeader } from '../app/PageHeader.tsx'
import { tokenPath } from '../app/paths.ts'
import { WebDeleteNoteDocument, WebNotesDocument } from '../gql/reports/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { relativeTime } from '../sessions/relative-time.ts'
import { Loaded } from '../settings/Loaded.tsx'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { Time } from '../shared/Time.tsx'
import './notes.css'

/** The reader's notebook: what they had noted of tokens, and what takes a note out. */
export default function NotesPage() {
  const notes = useQuery(WebNotesDocument, { fetchPolicy: 'cache-and-network' })
  const [deleteNote] = useMutation(WebDeleteNoteDocument)
  const [problem, setProblem] = useState<Problem | null>(null)
  const remove = (noteId: string) =>
    void deleteNote({ variables: { noteId } })
      .then(() => notes.refetch())
      .then(() => setProblem(null))
      .catch((error) => setProblem(describeProblem(error)))
  return (
    <div className="page">
      <title>Notes · ChainLens</title>
      <PageHeader title="Notes" />
      <main className="page-scroll">
        <div className="narrow-page">
          <Loaded query={notes} what="your notes">
            {(data) =>
              data.notes.edges.length === 0 ? (
                <p>Ask ChainLens to note something about a token, and it is kept here.</p>
              ) : (
                <ul className="notes">
                  {data.notes.edges.map(({ node }) => (
                    <li key={node.id} data-testid="note">
                      <p className="note-content">{node.content}</p>
                      <p className="note-meta">
                        {node.token && <Link to={tokenPath(node.token.id)}>{node.token.symbol ?? node.token.id}</Link>}
                        <Time at={node.createdAt} format={relativeTime} />
                        {node.isByAgent && <span>written by an agent</span>}
                        <button type="button" className="button" onClick={() => remove(node.id)}>
                          Delete
                        </button>
                      </p>
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
          {notes.data?.notes.pageInfo.hasNextPage && (
            <p>The newest 30 are shown; older ones are on the graph as `notes`.</p>
          )}
          {problem && <ProblemNotice problem={problem} />}
        </div>
      </main>
    </div>
  )
}
