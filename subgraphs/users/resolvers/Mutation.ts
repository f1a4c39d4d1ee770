import type { MutationResolvers } from '../__generated__/resolvers.ts'
import { logIn } from '../domain/log-in.ts'
import { logOut } from '../domain/log-out.ts'
import { presentUser } from '../domain/present-user.ts'
import { refreshTokens } from '../domain/refresh-tokens.ts'
import { orderCookie } from './order-cookie.ts'
import { presentTokens } from './present-tokens.ts'

export const Mutation: MutationResolvers = {
  async logIn(_parent, { input }, context) {
    const { email, password, useCookie } = input
    const { clientAddress } = context.identity
    const outcome = await logIn(context, { email, password, clientAddress })
    if ('code' in outcome) return { tokens: null, user: null, mfaRequired: false, userErrors: [outcome] }
    const { user, tokens } = outcome
    // The caller is, from now on, this user: the address is shown.
    const caller = { userId: user.id, role: user.role, scopes: [], signInId: null, runId: null }
    return {
      tokens: await presentTokens(context, tokens, { byCookie: useCookie ?? false }),
      user: presentUser(user, caller),
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
