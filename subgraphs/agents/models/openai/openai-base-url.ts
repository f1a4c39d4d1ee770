/** Where OpenAI itself answers. */
export const OPENAI_URL = 'https://api.openai.com/v1'

/** The address that requests go to: of a host alone, /v1 of it; a path that is given is kept. */
export function openAiBaseUrl(given: string | undefined): string {
  if (!given) return OPENAI_URL
  const url = new URL(given)
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.origin}${path === '' ? '/v1' : path}`
}
