import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useServices } from '../app/use-services.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { AuthPage } from './AuthPage.tsx'
import { ResendConfirmation } from './ResendConfirmation.tsx'

const DEMO_EMAIL = 'demo@chainlens.local'

export function SignIn({ notice }: { notice: string | null }) {
  const { auth } = useServices()
  const [email, setEmail] = useState(useEmailFromLink())
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isUnconfirmed, setUnconfirmed] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [wantsCode, setWantsCode] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    setRefusal(null)
    setUnconfirmed(false)
    setProblem(null)
    try {
      const answer = await auth.logIn(
        email.trim(),
        String(fields.get('password')),
        String(fields.get('code') ?? '') || null,
      )
      if (!answer) return
      setWantsCode(answer.needsOneTimeCode)
      setRefusal(answer.refusal)
      setUnconfirmed(answer.code === 'EMAIL_NOT_VERIFIED')
    } catch (error) {
      setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <AuthPage title="Sign in">
      <form className="sign-in-form" data-testid="sign-in-form" onSubmit={submit}>
        <h1>Sign in</h1>
        {notice && (
          <p className="notice" role="status">
            {notice}
          </p>
        )}
        <label htmlFor="email">Email</label>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          data-testid="sign-in-email"
        />
        <label htmlFor="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-describedby={refusal ? 'sign-in-refusal' : undefined}
          aria-invalid={refusal !== null}
          data-testid="sign-in-password"
        />
        {wantsCode && (
          <>
            <label htmlFor="code">One-time code</label>
            <input id="code" name="code" inputMode="numeric" autoComplete="one-time-code" required />
          </>
        )}
        {refusal && (
          <p id="sign-in-refusal" className="field-error" role="alert" data-testid="error-banner">
            {refusal}
          </p>
        )}
        {isUnconfirmed && <ResendConfirmation email={email.trim()} />}
        {problem && <ProblemNotice problem={problem} />}
        <button type="submit" className="button" data-primary disabled={isBusy} data-testid="sign-in-submit">
          {isBusy ? 'Signing in…' : 'Sign in'}
        </button>
        <div className="sign-in-links">
          <Link to="/register" data-testid="to-register">
            Create an account
          </Link>
          <Link to="/forgot" data-testid="to-forgot">
            Forgot your password?
          </Link>
        </div>
        <p className="sign-in-hint">
          Trying it out? The demo account is{' '}
          <button type="button" className="link" onClick={() => setEmail(DEMO_EMAIL)}>
            {DEMO_EMAIL}
          </button>
          ; its password is shown in the terminal where ChainLens was started.
        </p>
      </form>
    </AuthPage>
  )
}

/** The address that was confirmed just now, where the page for that led here. */
function useEmailFromLink(): string {
  const state: unknown = useLocation().state
  const email = typeof state === 'object' && state !== null && 'email' in state ? state.email : null
  return typeof email === 'string' ? email : ''
}
