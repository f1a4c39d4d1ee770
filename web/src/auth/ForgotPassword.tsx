import { useState } from 'react'
import { Link } from 'react-router'
import { useServices } from '../app/use-services.ts'
import { AuthForm } from './AuthForm.tsx'
import { AuthPage } from './AuthPage.tsx'
import { Field } from './Field.tsx'
import { MailedNotice } from './MailedNotice.tsx'
import { useSubmit } from './use-submit.ts'

/** Asks for the mail with which a new password is chosen. */
export function ForgotPassword() {
  const { accounts } = useServices()
  const [mailedTo, setMailedTo] = useState<string | null>(null)
  const submit = useSubmit(['email'], async (value) => {
    const email = value('email').trim()
    const refusals = await accounts.requestPasswordReset(email)
    if (refusals.length === 0) setMailedTo(email)
    return refusals
  })

  return (
    <AuthPage title="Forgot your password">
      {mailedTo !== null ? (
        <MailedNotice title="Look into your mailbox" again={() => accounts.requestPasswordReset(mailedTo)}>
          <p>
            If <strong>{mailedTo}</strong> has an account, a link to choose a new password is on its way. It works for
            an hour.
          </p>
        </MailedNotice>
      ) : (
        <AuthForm
          submit={submit}
          title="Forgot your password?"
          action="Mail me a link"
          busy="Asking…"
          after={<Link to="/">Back to the sign-in</Link>}
        >
          <p className="sign-in-text">We mail you a link with which you choose a new one.</p>
          <Field label="Email" name="email" type="email" autoComplete="username" refusal={submit.refusalOf('email')} />
        </AuthForm>
      )}
    </AuthPage>
  )
}
