import { useState } from 'react'
import { useServices } from '../app/use-services.ts'
import { describeProblem } from '../graph/describe-problem.ts'

/** Beside a sign-in that was refused because its address is not confirmed: mails the link again. */
export function ResendConfirmation({ email }: { email: string }) {
  const { accounts } = useServices()
  const [status, setStatus] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function send() {
    setBusy(true)
    try {
      const [refusal] = await accounts.requestEmailVerification(email)
      setStatus(refusal?.message ?? 'A new link is on its way.')
    } catch (error) {
      setStatus(describeProblem(error).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <p className="sign-in-text">
      <button type="button" className="link" disabled={isBusy} onClick={() => void send()} data-testid="send-again">
        Mail me the link again
      </button>
      <span role="status"> {status}</span>
    </p>
  )
}
