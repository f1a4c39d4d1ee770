import type { APIError } from 'openai'

/** Whether a server says that it has no such address, rather than no such model. */
export function isPathMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { status, code, param, message } = error as Partial<APIError> & Error
  if (status !== 404 && status !== 405) return false
  return !/model/i.test(`${code ?? ''} ${param ?? ''} ${message}`)
}
