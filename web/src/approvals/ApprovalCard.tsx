import { useEffect, useId, useRef } from 'react'
import type { ApprovalReason, ApprovalStatus } from '../gql/graphql.ts'
import type { ToolApproval, ToolCall } from '../run/tool-call.ts'
import { toolLabel } from '../run/tool-label.ts'
import { Icon } from '../shared/Icon.tsx'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { Time } from '../shared/Time.tsx'
import { showArguments } from './show-arguments.ts'
import { untilTime } from './until-time.ts'
import { useAnswerApproval } from './use-answer-approval.ts'

const REASONS: Record<ApprovalReason, string> = {
  RISKY_TOOL: 'This tool acts outside ChainLens, so each of its calls is asked about.',
  UNTRUSTED_CONTENT:
    'Text from outside was read before. It may have led to this call: check that it is what you asked for.',
}
const ANSWERS: Partial<Record<ApprovalStatus, string>> = {
  APPROVED: 'Allowed',
  DENIED: 'Not allowed',
  EXPIRED: 'Not answered in time, so not allowed',
  WITHDRAWN: 'No longer asked, since the answer ended',
}

type Props = { runId: string; call: ToolCall; approval: ToolApproval }

/** A call that waits for a yes: what it is, with which arguments exactly, why it waits, and until when. */
export function ApprovalCard({ runId, call, approval }: Props) {
  const titleId = useId()
  const cardRef = useRef<HTMLElement>(null)
  const { answer, sending, problem } = useAnswerApproval({
    runId,
    toolCallId: call.id,
    argumentsHash: approval.argumentsHash,
  })
  const answered = approval.status === 'PENDING' ? null : (ANSWERS[approval.status] ?? approval.status.toLowerCase())
  const hadFocus = useRef(false)

  // The buttons go with the answer: who pressed one by keyboard goes on from here, not from the top of the page.
  useEffect(() => {
    if (answered && hadFocus.current) cardRef.current?.focus()
  }, [answered])

  return (
    <section
      ref={cardRef}
      className="approval"
      tabIndex={-1}
      aria-labelledby={titleId}
      data-testid="approval"
      data-answer={approval.status.toLowerCase()}
      onFocus={() => {
        hadFocus.current = true
      }}
      onBlur={(event) => {
        // A button that vanishes under the focus loses it to nobody: that is no leaving.
        if (event.relatedTarget) hadFocus.current = false
      }}
    >
      <h3 id={titleId}>
        <Icon name={answered ? 'check' : 'warning'} />
        {answered ? `${toolLabel(call.name)}: ${answered}` : `Allow “${toolLabel(call.name)}”?`}
      </h3>
      {!answered && (
        <>
          {approval.reasons.map((reason) => (
            <p key={reason}>{REASONS[reason] ?? reason}</p>
          ))}
          <div className="approval-arguments">
            <span>
              <code>{call.name}</code> is called with exactly this:
            </span>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, which the keyboard must reach */}
            <pre tabIndex={0} data-testid="approval-arguments">
              {showArguments(call.arguments)}
            </pre>
          </div>
          <div className="approval-answer">
            <button type="button" className="button" disabled={sending !== null} onClick={() => answer('DENY')}>
              {sending === 'DENY' ? 'Denying…' : 'Deny'}
            </button>
            <button
              type="button"
              className="button"
              data-allow
              disabled={sending !== null}
              onClick={() => answer('APPROVE')}
            >
              {sending === 'APPROVE' ? 'Approving…' : 'Approve'}
            </button>
            {approval.expiresAt && (
              <span className="approval-expiry">
                No answer by <Time at={approval.expiresAt} format={untilTime} /> counts as a no.
              </span>
            )}
          </div>
          {problem && <ProblemNotice problem={problem} />}
        </>
      )}
    </section>
  )
}
