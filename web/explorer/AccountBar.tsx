import { type FormEvent, useState } from 'react'
import type { AuthSession } from '../src/auth/auth-session.ts'
import { describeProblem } from '../src/graph/describe-problem.ts'
import { useObservable } from '../src/shared/use-observable.ts'

/** Who asks: the sign-in of the web app where there is one, else a form. */
export function AccountBar({ auth }: { auth: AuthSession }) {
  const state = useObservable(auth.state)
  return (
    <header className="explorer-bar">
      <a href="/" className="explorer-home">
        ChainLens
      </a>
      <span className="explorer-what">explorer of the graph at /graphql</span>
      {state.status === 'signed-in' && (
        <span className="explorer-account">
          <span data-testid="explorer-signed-in">Signed in</span>
          <button type="button" onClick={() => void auth.logOut()}>
            Sign out
          </button>
        </span>
      )}
      {state.status === 'signed-out' && <SignInForm auth={auth} />}
      {state.status === 'unreachable' && (
        <span className="explorer-account" role="alert">
          {state.problem.message}
          <button type="button" onClick={() => void auth.restore()}>
            Try again
          </button>
        </span>
      )}
    </header>
  )
}

function SignInForm({ auth }: { auth: AuthSession }) {
  const [wantsCode, setWantsCode] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const field = (name: string) => String(fields.get(name) ?? '')
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await auth.logIn(field('email').trim(), field('password'), field('code') || null)
      if (!answer) return
      setWantsCode(answer.needsOneTimeCode)
      setRefusal(answer.refusal)
    } catch (error) {
      setRefusal(describeProblem(error).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="explorer-account" onSubmit={submit}>
      {refusal && <span role="alert">{refusal}</span>}
      <input name="email" type="email" autoComplete="username" placeholder="Email" aria-label="Email" required />
      <input
        name="password"
        type="password"
        autoComplete="current-password"
        placeholder="Password"
        aria-label="Password"
        required
      />
      {wantsCode && <input name="code" inputMode="numeric" placeholder="Code" aria-label="One-time code" required />}
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}
