import { useState } from 'react'
import { Link } from 'react-router'
import { useServices } from '../app/use-services.ts'
import { AuthForm } from './AuthForm.tsx'
import { AuthPage } from './AuthPage.tsx'
import { Field } from './Field.tsx'
import { MailedNotice } from './MailedNotice.tsx'
import { Outcome } from './Outcome.tsx'
import { useSubmit } from './use-submit.ts'
import { useTokenFromAddress } from './use-token-from-address.ts'

/** Where the link of a registration leads. A button confirms, not the visit: programs that check mails follow links too. */
export function VerifyEmail() {
  const { accounts } = useServices()
  const token = useTokenFromAddress()
  const [confirmed, setConfirmed] = useState<{ email: string | null } | null>(null)
  const [isSpent, setSpent] = useState(token === '')
  const [mailedTo, setMailedTo] = useState<string | null>(null)
  const confirm = useSubmit([], async () => {
    const { email, refusals } = await accounts.verifyEmail(token)
    if (refusals.length === 0) setConfirmed({ email })
    else if (refusals.some(({ code }) => code === 'TOKEN_INVALID')) setSpent(true)
    return refusals
  })
  const askAgain = useSubmit(['email'], async (value) => {
    const email = value('email').trim()
    const refusals = await accounts.requestEmailVerification(email)
    if (refusals.length === 0) setMailedTo(email)
    return refusals
  })

  return (
    <AuthPage title="Confirm your address">
      {confirmed ? (
        <Outcome title="Your address is confirmed">
          <p>{confirmed.email ? `Sign in as ${confirmed.email} to begin.` : 'Sign in to begin.'}</p>
          <Link className="button" data-primary to="/" state={{ email: confirmed.email }} data-testid="go-to-sign-in">
            Sign in
          </Link>
        </Outcome>
      ) : mailedTo !== null ? (
        <MailedNotice title="Look into your mailbox" again={() => accounts.requestEmailVerification(mailedTo)}>
          <p>
            If <strong>{mailedTo}</strong> waits to be confirmed, a new link is on its way.
          </p>
        </MailedNotice>
      ) : isSpent ? (
        <AuthForm
          key="again"
          submit={askAgain}
          title="This link does not work"
          action="Mail me a new link"
          busy="Asking…"
          after={<Link to="/">Sign in</Link>}
        >
          <p className="sign-in-text" role="alert" data-testid="token-invalid">
            It was used, has expired, or a newer one was mailed. If you confirmed the address already, sign in.
          </p>
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="username"
            refusal={askAgain.refusalOf('email')}
          />
        </AuthForm>
      ) : (
        <AuthForm submit={confirm} title="Confirm your address" action="Confirm this address" busy="Confirming…">
          <p className="sign-in-text">
            Do this only if it was you who registered: whoever registered can sign in afterwards.
          </p>
        </AuthForm>
      )}
    </AuthPage>
  )
}
