/** Close codes with which a graphql-ws server turns away a missing or spent token. */
const REFUSING_CODES = [4401, 4403]

/** Whether a subscription ended since its sign-in is missing or over. */
export function isRefusal(error: unknown): boolean {
  if (Array.isArray(error)) return error[0]?.extensions?.code === 'UNAUTHENTICATED'
  return typeof error === 'object' && error !== null && 'code' in error && REFUSING_CODES.includes(error.code as number)
}
