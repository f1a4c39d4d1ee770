import type { Principal } from '@chainlens/platform/auth'
import type { MutationResolvers } from '../__generated__/resolvers.ts'
import { logIn } from '../domain/log-in.ts'
import { logOut } from '../domain/log-out.ts'
import { presentUser } from '../domain/present-user.ts'
import { refreshTokens } from '../domain/refresh-tokens.ts'
import { register } from '../domain/sign-up/register.ts'
import { requestMail } from '../domain/sign-up/request-mail.ts'
import { resetPassword } from '../domain/sign-up/reset-password.ts'
import { verifyEmail } from '../domain/sign-up/verify-email.ts'
import type { User } from '../entities/user.ts'
import { orderCookie } from './order-cookie.ts'
import { presentTokens } from './present-tokens.ts'

/** Who proved just now to be this user: the address is shown. */
function asCaller(user: User): Principal {
  return { userId: user.id, role: user.role, scopes: [], signInId: null, runId: null }
}

export const Mutation: MutationResolvers = {
  async register(_parent, { input }, context) {
    const { clientAddress } = context.identity
    return { userErrors: await register(context, { ...input, clientAddress }) }
  },

  async verifyEmail(_parent, { input }, context) {
    const outcome = await verifyEmail(context, { ...input, clientAddress: context.identity.clientAddress })
    if ('code' in outcome) return { user: null, userErrors: [outcome] }
    return { user: presentUser(outcome, asCaller(outcome)), userErrors: [] }
  },

  async requestEmailVerification(_parent, { input: { email } }, context) {
    const { clientAddress } = context.identity
    return { userErrors: await requestMail(context, { kind: 'VERIFY_EMAIL', email, clientAddress }) }
  },

  async requestPasswordReset(_parent, { input: { email } }, context) {
    const { clientAddress } = context.identity
    return { userErrors: await requestMail(context, { kind: 'PASSWORD_RESET', email, clientAddress }) }
  },

  async resetPassword(_parent, { input }, context) {
    const refusal = await resetPassword(context, { ...input, clientAddress: context.identity.clientAddress })
    return { userErrors: refusal ? [refusal] : [] }
  },

  async logIn(_parent, { input }, context) {
    const { email, password, useCookie } = input
    const { clientAddress } = context.identity
    const outcome = await logIn(context, { email, password, clientAddress })
    if ('code' in outcome) return { tokens: null, user: null, mfaRequired: false, userErrors: [outcome] }
    const { user, tokens } = outcome
    return {
      tokens: await presentTokens(context, tokens, { byCookie: useCookie ?? false }),
      user: presentUser(user, asCaller(user)),
      mfaRequired: false,
      userErrors: [],
    }
  },

  async refreshTokens(_parent, { input }, context) {
    const byCookie = input.refreshToken == null
    const token = input.refreshToken ?? context.identity.refreshToken
    const tokens = token === null ? null : await refreshTokens(context, { token })
    if (tokens) return { tokens: await presentTokens(context, tokens, { byCookie }), userErrors: [] }
    // A cookie that opens nothing any more would be sent in vain for the rest of its month.
    if (byCookie && token !== null) await orderCookie(context, { clear: true })
    const message = 'This sign-in has ended. Sign in again.'
    return { tokens: null, userErrors: [{ code: 'INVALID_REFRESH_TOKEN', message }] }
  },

  async logOut(_parent, _arguments, context) {
    const signInId = context.principal?.signInId ?? null
    await logOut(context, { signInId, refreshToken: context.identity.refreshToken })
    await orderCookie(context, { clear: true })
    return { userErrors: [] }
  },
}
