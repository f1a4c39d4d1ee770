import type { ReactNode } from 'react'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import type { Submit } from './use-submit.ts'

type Props = { submit: Submit; title: string; action: string; busy: string; children: ReactNode; after?: ReactNode }

/** A form before the sign-in: its inputs, what was refused of it as a whole, and one button. */
export function AuthForm({ submit, title, action, busy, children, after }: Props) {
  return (
    <form className="sign-in-form" ref={submit.formRef} onSubmit={submit.onSubmit} data-testid="auth-form">
      <h1>{title}</h1>
      {children}
      {submit.general.map(({ code, message }) => (
        <p key={code} className="field-error" role="alert" data-testid="error-banner" data-code={code}>
          {message}
        </p>
      ))}
      {submit.problem && <ProblemNotice problem={submit.problem} />}
      <button type="submit" className="button" data-primary disabled={submit.isBusy} data-testid="auth-submit">
        {submit.isBusy ? busy : action}
      </button>
      {after && <div className="sign-in-links">{after}</div>}
    </form>
  )
}
