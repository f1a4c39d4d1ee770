import type { Config } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'

/** What of accounts needs mail, and whether it is to be had. */
export interface SignUp {
  /** Whether anybody may register. */
  isOpen: boolean
  /** Whether passwords can be reset and addresses confirmed. */
  canMail: boolean
  /** Where links in mails lead: an address that comes from settings alone, never from a request. */
  publicUrl: string
  /** Settings without which no mail can be sent. */
  missing: string[]
}

/**
 * Open wherever mails can be sent, unless the settings close it. In production links need CHAINLENS_PUBLIC_URL.
 * Throws SETTINGS_MISSING where the settings open what can't work.
 */
export function readSignUp(config: Config, hasMailer: boolean): SignUp {
  const { environment, port, publicUrl, signUp } = config
  const missing = hasMailer ? [] : ['SMTP_URL', 'MAIL_FROM']
  if (environment === 'production' && !publicUrl) missing.push('CHAINLENS_PUBLIC_URL')
  const canMail = missing.length === 0
  if (signUp === 'open' && !canMail)
    throw new ChainLensError({
      code: 'SETTINGS_MISSING',
      message: `CHAINLENS_SIGN_UP is open, but ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
      hint: 'Set what is missing, or leave CHAINLENS_SIGN_UP out to keep sign-up closed until it is.',
    })
  return {
    isOpen: canMail && signUp !== 'closed',
    canMail,
    publicUrl: publicUrl ?? `http://localhost:${port}`,
    missing,
  }
}
