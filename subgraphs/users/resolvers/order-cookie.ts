import { type RefreshCookie, signRefreshCookie } from '@chainlens/platform/auth'
import type { Context } from '../context.ts'

/** Orders the gateway, by a signed extension of the response, to set or clear the browser's refresh cookie. */
export async function orderCookie(context: Context, cookie: RefreshCookie): Promise<void> {
  const { internalIdentity } = context.services.keys
  context.responseExtensions.setRefreshCookie = await signRefreshCookie(internalIdentity, cookie)
}
