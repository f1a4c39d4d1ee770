import OpenAI from 'openai'

/** Whether a server says that it has no such address, rather than no such model. */
export function isPathMissing(error: unknown): boolean {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 404 && error.status !== 405)) return false
  return !/model/i.test(`${error.code ?? ''} ${error.param ?? ''} ${error.message}`)
}
