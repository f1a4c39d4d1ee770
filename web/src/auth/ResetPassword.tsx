import { useState } from 'react'
import { Link } from 'react-router'
import { useServices } from '../app/use-services.ts'
import { AuthForm } from './AuthForm.tsx'
import { AuthPage } from './AuthPage.tsx'
import { Field } from './Field.tsx'
import { Outcome } from './Outcome.tsx'
import { useSubmit } from './use-submit.ts'
import { useTokenFromAddress } from './use-token-from-address.ts'

/** Where the link of a forgotten password leads. */
export function ResetPassword() {
  const { accounts, auth } = useServices()
  const token = useTokenFromAddress()
  const [isDone, setDone] = useState(false)
  const [isSpent, setSpent] = useState(token === '')
  const submit = useSubmit(['password'], async (value) => {
    const refusals = await accounts.resetPassword({ token, password: value('password') })
    if (refusals.some(({ code }) => code === 'TOKEN_INVALID')) setSpent(true)
    if (refusals.length > 0) return refusals
    setDone(true)
    // This browser's sign-in, too, has ended with the old password: find out now, not at the next click.
    await auth.restore()
    return []
  })

  return (
    <AuthPage title="Choose a new password">
      {isDone ? (
        <Outcome title="Your new password is set">
          <p>Every sign-in with the old one has ended.</p>
          <Link className="button" data-primary to="/" data-testid="go-to-sign-in">
            Sign in
          </Link>
        </Outcome>
      ) : isSpent ? (
        <Outcome title="This link does not work">
          <p role="alert" data-testid="token-invalid">
            It was used, has expired, or a newer one was mailed.
          </p>
          <Link className="button" data-primary to="/forgot">
            Ask for a new link
          </Link>
        </Outcome>
      ) : (
        <AuthForm submit={submit} title="Choose a new password" action="Set this password" busy="Setting…">
          <Field
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            hint="8 characters or more; a sentence is fine. It ends every sign-in with the old one."
            refusal={submit.refusalOf('password')}
          />
        </AuthForm>
      )}
    </AuthPage>
  )
}
