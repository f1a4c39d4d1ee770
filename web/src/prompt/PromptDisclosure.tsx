import { lazy, Suspense, useState } from 'react'

const PromptList = lazy(() => import('./PromptList.tsx'))

/** Opens what the models of a run were shown; nothing of it is loaded before. */
export function PromptDisclosure({ runId }: { runId: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="prompts"
      data-testid="prompts"
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <summary>What the model was shown</summary>
      {isOpen && (
        <Suspense fallback={<p role="status">Opening</p>}>
          <PromptList runId={runId} />
        </Suspense>
      )}
    </details>
  )
}
