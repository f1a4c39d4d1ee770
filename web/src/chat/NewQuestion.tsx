import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { PageHeader } from '../app/PageHeader.tsx'
import { useServices } from '../app/use-services.ts'
import { useObservable } from '../shared/use-observable.ts'
import { askQuestion } from './ask-question.ts'
import { Composer } from './Composer.tsx'
import { EmptyState } from './EmptyState.tsx'
import { PendingQuestion } from './PendingQuestion.tsx'

/** Where a conversation begins. It is opened when its first question goes out, so that none stays empty. */
export function NewQuestion() {
  const services = useServices()
  const navigate = useNavigate()
  const { sending } = useObservable(services.drafts.of('new'))
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  async function ask(text: string) {
    const sessionId = await askQuestion(services, null, text)
    // Who went elsewhere meanwhile stays there; the question is in the list.
    if (sessionId && isHere.current) void navigate(`/sessions/${sessionId}`)
  }

  return (
    <div className="page">
      <title>ChainLens</title>
      <PageHeader title="New question" />
      <main className="thread-scroll">
        {sending === null ? (
          <EmptyState onAsk={(text) => void ask(text)} />
        ) : (
          <div className="thread">
            <PendingQuestion text={sending} />
          </div>
        )}
      </main>
      <Composer draftKey="new" onSend={(text) => void ask(text)} run={null} />
    </div>
  )
}
