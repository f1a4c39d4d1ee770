import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { describeProblem } from '../graph/describe-problem.ts'
import { Outcome } from './Outcome.tsx'
import type { Refusal } from './refusal.ts'

type Props = { title: string; children: ReactNode; again: () => Promise<Refusal[]> }

/** Says that a mail is on its way, and sends it again. */
export function MailedNotice({ title, children, again }: Props) {
  const [status, setStatus] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function sendAgain() {
    setBusy(true)
    setStatus(null)
    try {
      const [refusal] = await again()
      setStatus(refusal?.message ?? 'It is on its way again. Only the newest link works.')
    } catch (error) {
      setStatus(describeProblem(error).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Outcome title={title}>
      {children}
      <p className="field-hint">
        Nothing there after a minute? Look into the spam folder. Where ChainLens runs on your own machine without a mail
        server, the link is shown in the terminal.
      </p>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        onClick={() => void sendAgain()}
        data-testid="send-again"
      >
        Send it again
      </button>
      <p className="sign-in-status" role="status">
        {status}
      </p>
      <div className="sign-in-links">
        <Link to="/">Sign in</Link>
      </div>
    </Outcome>
  )
}
