import type { Child } from '../../tests/support/child.ts'
import { type Person, post, signIn } from '../../tests/support/graph.ts'
import { linkInTerminal } from '../../tests/support/mail.ts'
import { waitFor } from '../../tests/support/wait-for.ts'

const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { userErrors { code } } }'
const VERIFY = 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { userErrors { code } } }'

/** Makes an account beside the demo one, with its password, by the mail that the system prints. Tools are limited by user. */
export async function registerPerson(child: Child, system: { url: string; demoPassword: string }): Promise<Person> {
  const email = 'second@example.org'
  const input = { email, password: system.demoPassword, name: 'Second' }
  const { data, errors } = await post(system.url, REGISTER, { input })
  if (!data || data.register.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data))
  const link = await waitFor(() => linkInTerminal(child.output(), email, 'confirm'))
  await post(system.url, VERIFY, { input: { token: new URL(link).searchParams.get('token') } })
  return signIn(system, email)
}
