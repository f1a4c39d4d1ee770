import type { ReactNode } from 'react'
import { useServices } from '../app/use-services.ts'
import { Logo } from '../shared/Logo.tsx'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { useObservable } from '../shared/use-observable.ts'
import { SignIn } from './SignIn.tsx'

/** Shows the app to who is signed in. The address stays, so that signing in leads to where one was. */
export function AuthGate({ children }: { children: ReactNode }) {
  const { auth } = useServices()
  const state = useObservable(auth.state)
  if (state.status === 'signed-in') return children
  if (state.status === 'signed-out') return <SignIn notice={state.notice} />
  return (
    <main className="gate" aria-busy={state.status === 'restoring'}>
      <Logo />
      {state.status === 'unreachable' ? (
        <ProblemNotice problem={state.problem} action={{ label: 'Try again', run: () => void auth.restore() }} />
      ) : (
        <p className="visually-hidden" role="status">
          Opening ChainLens
        </p>
      )}
    </main>
  )
}
