import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import type { Problem } from '../graph/problem.ts'
import { Icon } from '../shared/Icon.tsx'
import { exportConversation } from './export-conversation.ts'

const LOOK_EVERY_MS = 700

/** Downloads the conversation as Markdown with its evidence. */
export function ExportButton({
  sessionId,
  onProblem,
}: {
  sessionId: string
  onProblem: (problem: Problem | null) => void
}) {
  const client = useApolloClient()
  const [isWriting, setWriting] = useState(false)
  async function download(): Promise<void> {
    setWriting(true)
    onProblem(null)
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const outcome = await exportConversation(client, sessionId, pause)
    setWriting(false)
    if ('content' in outcome) save(outcome)
    else onProblem(outcome)
  }
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={isWriting ? 'Writing the conversation' : 'Download this conversation'}
      title="Download as Markdown"
      disabled={isWriting}
      onClick={() => void download()}
    >
      <Icon name="down" />
    </button>
  )
}

function save({ name, mediaType, content }: { name: string; mediaType: string; content: string }): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${mediaType};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
