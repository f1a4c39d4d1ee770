import { useState } from 'react'
import { Icon } from '../shared/Icon.tsx'
import { ToolCard } from './ToolCard.tsx'
import type { ToolCall } from './tool-call.ts'

/** The evidence as it is gathered: one group per step. Folded once the answer is there, with what failed still told. */
export function ToolSteps({ calls, isOver }: { calls: readonly ToolCall[]; isOver: boolean }) {
  const [choice, setChoice] = useState<boolean | null>(null)
  const isOpen = choice ?? !isOver
  const steps = Map.groupBy(calls, (call) => call.step)
  const failed = calls.filter(hasFailed).length
  return (
    <section className="tool-steps" aria-label="Checks">
      <button type="button" className="tool-steps-toggle" aria-expanded={isOpen} onClick={() => setChoice(!isOpen)}>
        <Icon name="chevron" />
        <span>
          {isOver ? `${calls.length} ${calls.length === 1 ? 'check' : 'checks'}` : 'Gathering evidence'}
          {failed > 0 && <span className="tool-steps-failed">{failed} without a result</span>}
        </span>
        <Meter calls={calls} />
      </button>
      {isOpen &&
        [...steps].map(([step, group]) => (
          <div className="tool-step" key={step}>
            {(group.length > 1 || steps.size > 1) && (
              <p className="tool-step-title">
                <span>Step {step + 1}</span>
                <span>
                  {group.filter(isDone).length} of {group.length} done
                </span>
              </p>
            )}
            <ul>
              {group.map((call) => (
                <ToolCard key={call.id} call={call} />
              ))}
            </ul>
          </div>
        ))}
    </section>
  )
}

/** One tick per call, coloured as its lamp. */
function Meter({ calls }: { calls: readonly ToolCall[] }) {
  return (
    <span className="meter" aria-hidden="true">
      {calls.map((call) => (
        <span key={call.id} data-status={call.status.toLowerCase()} />
      ))}
    </span>
  )
}

function isDone(call: ToolCall): boolean {
  return call.status !== 'RUNNING' && call.status !== 'QUEUED' && call.status !== 'WAITING_FOR_APPROVAL'
}

function hasFailed(call: ToolCall): boolean {
  return isDone(call) && call.status !== 'SUCCEEDED'
}
