import { Elapsed } from './Elapsed.tsx'
import { formatDuration } from './format-duration.ts'
import type { ToolCall } from './tool-call.ts'
import { toolLabel } from './tool-label.ts'
import { toolStatus } from './tool-status.ts'
import { toolSubject } from './tool-subject.ts'

/** One call of a tool: what it does, how it stands, what it gave. Its error is told here, and not to the answer. */
export function ToolCard({ call }: { call: ToolCall }) {
  const subject = toolSubject(call.arguments)
  return (
    <li className="tool-card" data-testid="tool-card" data-status={call.status.toLowerCase()}>
      <details>
        <summary>
          <span className="lamp" aria-hidden="true" />
          <span className="tool-label">
            {toolLabel(call.name)}
            {subject && <span className="tool-subject">{subject}</span>}
          </span>
          <span className="tool-time">
            {call.durationMs !== null ? (
              formatDuration(call.durationMs)
            ) : call.status === 'RUNNING' && call.startedAt ? (
              <Elapsed since={call.startedAt} />
            ) : null}
          </span>
          <span className="tool-status">{toolStatus[call.status] ?? call.status.toLowerCase()}</span>
          {call.summary && <span className="tool-summary">{call.summary}</span>}
        </summary>
        <div className="tool-arguments">
          <span className="tool-arguments-title">
            Arguments of <code>{call.name}</code>
          </span>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, which the keyboard must reach */}
          <pre tabIndex={0}>{JSON.stringify(call.arguments, null, 2)}</pre>
        </div>
      </details>
    </li>
  )
}
