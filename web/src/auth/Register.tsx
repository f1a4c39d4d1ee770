import { useState } from 'react'
import { Link } from 'react-router'
import { useServices } from '../app/use-services.ts'
import { AuthForm } from './AuthForm.tsx'
import { AuthPage } from './AuthPage.tsx'
import { Field } from './Field.tsx'
import { MailedNotice } from './MailedNotice.tsx'
import { useSubmit } from './use-submit.ts'

/** Makes an account. The answer is the same for an address that has one: the mail says which. */
export function Register() {
  const { accounts } = useServices()
  const [mailedTo, setMailedTo] = useState<string | null>(null)
  const submit = useSubmit(['name', 'email', 'password'], async (value) => {
    const email = value('email').trim()
    const refusals = await accounts.register({ email, password: value('password'), name: value('name') })
    if (refusals.length === 0) setMailedTo(email)
    return refusals
  })

  return (
    <AuthPage title="Create an account">
      {mailedTo !== null ? (
        <MailedNotice title="Look into your mailbox" again={() => accounts.requestEmailVerification(mailedTo)}>
          <p>
            We mailed to <strong>{mailedTo}</strong>. Follow the link there to confirm the address, then sign in.
          </p>
        </MailedNotice>
      ) : (
        <AuthForm
          submit={submit}
          title="Create an account"
          action="Create the account"
          busy="Creating…"
          after={<Link to="/">I have an account: sign in</Link>}
        >
          <Field
            label="Name"
            name="name"
            autoComplete="name"
            hint="What others see."
            refusal={submit.refusalOf('name')}
          />
          <Field label="Email" name="email" type="email" autoComplete="username" refusal={submit.refusalOf('email')} />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            hint="8 characters or more; a sentence is fine."
            refusal={submit.refusalOf('password')}
          />
        </AuthForm>
      )}
    </AuthPage>
  )
}
