import { MOST_JSON_DEPTH, parseClientJson } from '../limits/parse-client-json.ts'
import type { OperationInput } from '../request-context.ts'

/** The operation in the JSON of a request; a text says what is wrong with it. */
function readInput(body: unknown): OperationInput | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'Send one object of JSON with a `query`.'
  const { query, variables, operationName, extensions } = body as Record<string, unknown>
  // Clients that send a hash in place of a text ask again with the text when they read this, and keep to it.
  if (isMissing(query) && isPersisted(extensions)) return 'PersistedQueryNotSupported'
  if (typeof query !== 'string' || query === '') return '`query` has to be a text.'
  if (!isMissing(variables) && (typeof variables !== 'object' || Array.isArray(variables)))
    return '`variables` have to be an object.'
  if (!isMissing(extensions) && (typeof extensions !== 'object' || Array.isArray(extensions)))
    return '`extensions` have to be an object.'
  if (!isMissing(operationName) && typeof operationName !== 'string') return '`operationName` has to be a text.'
  return {
    query,
    variables: (variables ?? null) as Record<string, unknown> | null,
    operationName: (operationName ?? null) as string | null,
  }
}

/** The operation in a body; a text says what is wrong with it. */
export function readBodyInput(body: string): OperationInput | string {
  try {
    return readInput(parseClientJson(body))
  } catch {
    return `The body is not JSON of at most ${MOST_JSON_DEPTH} levels.`
  }
}

/** The operation in the parameters of an address, as GraphQL over HTTP has it; a text says what is wrong with it. */
export function readSearchInput(search: URLSearchParams): OperationInput | string {
  const [variables, extensions] = [search.get('variables'), search.get('extensions')]
  try {
    return readInput({
      query: search.get('query'),
      variables: variables ? parseClientJson(variables) : null,
      operationName: search.get('operationName') || null,
      extensions: extensions ? parseClientJson(extensions) : null,
    })
  } catch {
    return '`variables` or `extensions` are not JSON.'
  }
}

function isPersisted(extensions: unknown): boolean {
  return typeof (extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery === 'object'
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}
