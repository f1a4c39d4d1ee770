/** Where Anthropic itself answers. */
export const ANTHROPIC_URL = 'https://api.anthropic.com'

/** The address to which the SDK adds /v1/messages; a /v1 that was given with it is not doubled. */
export function anthropicBaseUrl(given: string | undefined): string {
  if (!given) return ANTHROPIC_URL
  const url = new URL(given)
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')}`
}
