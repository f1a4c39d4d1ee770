import { type FormEvent, useState } from 'react'
import { useServices } from '../app/use-services.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { Logo } from '../shared/Logo.tsx'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { Reticle } from './Reticle.tsx'

const DEMO_EMAIL = 'demo@chainlens.local'

export function SignIn({ notice }: { notice: string | null }) {
  const { auth } = useServices()
  const [email, setEmail] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [wantsCode, setWantsCode] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    setRefusal(null)
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
    } catch (error) {
      setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="sign-in">
      <section className="sign-in-about">
        <Reticle />
        <Logo />
        <p className="sign-in-claim">Can I trust this token?</p>
        <p>
          An answer in which every number opens the evidence behind it: source, date, and what it was computed from.
        </p>
      </section>
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
        {problem && <ProblemNotice problem={problem} />}
        <button type="submit" className="button" data-primary disabled={isBusy} data-testid="sign-in-submit">
          {isBusy ? 'Signing in…' : 'Sign in'}
        </button>
        <p className="sign-in-hint">
          Trying it out? The demo account is{' '}
          <button type="button" className="link" onClick={() => setEmail(DEMO_EMAIL)}>
            {DEMO_EMAIL}
          </button>
          ; its password is shown in the terminal where ChainLens was started.
        </p>
      </form>
    </main>
  )
}
