import { use, useCallback, useState } from 'react'
import { PageHeader } from '../app/PageHeader.tsx'
import { useServices } from '../app/use-services.ts'
import { WorkspaceContext } from '../app/workspace-context.ts'
import { EvidencePanel } from '../evidence/EvidencePanel.tsx'
import type { WebSessionQuery } from '../gql/graphql.ts'
import type { Problem } from '../graph/problem.ts'
import { ConnectionStatus } from '../run/ConnectionStatus.tsx'
import { isLive } from '../run/is-live.ts'
import { RunAnnouncer } from '../run/RunAnnouncer.tsx'
import { useStopRun } from '../run/use-stop-run.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { useEscape } from '../shared/use-escape.ts'
import { useMediaQuery } from '../shared/use-media-query.ts'
import { AnsweringElsewhere } from './AnsweringElsewhere.tsx'
import { askQuestion } from './ask-question.ts'
import { Composer } from './Composer.tsx'
import { ExportButton } from './ExportButton.tsx'
import { RecordedNotice } from './RecordedNotice.tsx'
import { Thread } from './Thread.tsx'
import { useEvidenceSelection } from './use-evidence-selection.ts'
import { useSessionChanges } from './use-session-changes.ts'
import { useThreadActions } from './use-thread-actions.ts'

type Props = {
  session: NonNullable<WebSessionQuery['session']>
  problem: Problem | null
  onRetry: () => void
  onLoadEarlier: () => void
}

export function ConversationView({ session, problem, onRetry, onLoadEarlier }: Props) {
  const services = useServices()
  const { isNarrow, isListOver } = use(WorkspaceContext)
  const isPanelOver = useMediaQuery('(max-width: 1180px)')
  const messages = session.messages.edges.map(({ node }) => node)
  const runs = messages.flatMap(({ run }) => run ?? [])
  const { activeRun } = session
  // Its last event has come, and what it changes of the session is on its way.
  const hasEnded = runs.some(({ id, status }) => id === activeRun?.id && !isLive(status))
  const activeRunId = activeRun && !hasEnded ? activeRun.id : null
  const shownRun = runs.findLast(({ id, status }) => id === activeRunId || !isLive(status)) ?? null
  const isElsewhere = activeRunId !== null && !runs.some(({ id }) => id === activeRunId)
  const evidence = useEvidenceSelection(messages)
  const run = useStopRun(activeRunId)
  // Counts what was asked here: the thread follows its own end again, wherever it was scrolled to.
  const [asked, setAsked] = useState(0)
  const [exportProblem, setExportProblem] = useState<Problem | null>(null)

  const { id } = session
  const actions = useThreadActions()
  useSessionChanges(session)
  const ask = useCallback(
    (text: string, whileRunning: 'ENQUEUE' | 'INTERRUPT' = 'ENQUEUE') => {
      setAsked((count) => count + 1)
      void askQuestion(services, id, text, whileRunning)
    },
    [services, id],
  )
  const onEscape = evidence.selected ? evidence.close : run?.stop
  // The list lies over this page: Esc is for the list.
  useEscape(isListOver ? undefined : onEscape)

  const title = session.title ?? messages[0]?.content.slice(0, 80) ?? 'Question'
  const isCovered = isPanelOver && evidence.selected !== null
  return (
    <div className="page" data-panel={evidence.selected ? 'open' : undefined}>
      <title>{`${title} · ChainLens`}</title>
      <div className="page-main" inert={isCovered}>
        <PageHeader title={title}>
          <ConnectionStatus runId={activeRunId} />
          {messages.length > 0 && <ExportButton sessionId={id} onProblem={setExportProblem} />}
        </PageHeader>
        <RecordedNotice messages={messages} runId={shownRun?.id ?? null} />
        <Thread
          messages={messages}
          draftKey={id}
          hasEarlier={session.messages.pageInfo.hasPreviousPage}
          onLoadEarlier={onLoadEarlier}
          asked={asked}
          evidence={evidence}
          activeRunId={activeRunId}
          actions={actions}
        />
        {problem && <ProblemNotice problem={problem} action={{ label: 'Try again', run: onRetry }} />}
        {exportProblem && <ProblemNotice problem={exportProblem} />}
        {actions.problem && <ProblemNotice problem={actions.problem} />}
        {activeRun && isElsewhere && <AnsweringElsewhere key={activeRun.id} run={activeRun} actions={actions} />}
        <Composer key={id} draftKey={id} onSend={ask} run={run} autoFocus={!isNarrow} />
        <RunAnnouncer runId={shownRun?.id ?? null} />
      </div>
      {isCovered && <button type="button" className="scrim" aria-label="Close the evidence" onClick={evidence.close} />}
      {evidence.selected && (
        <EvidencePanel
          figures={evidence.figures}
          marker={evidence.selected.marker}
          onSelect={evidence.select}
          onClose={evidence.close}
        />
      )}
    </div>
  )
}
