import type { GraphQLFormattedError } from 'graphql'
import type { SubgraphAnswer } from './subgraph-request.ts'

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isError(value: unknown): value is GraphQLFormattedError {
  if (!isObject(value) || typeof value.message !== 'string') return false
  const { path, extensions } = value
  const hasPath = path === undefined || path === null || Array.isArray(path)
  return hasPath && (extensions === undefined || extensions === null || isObject(extensions))
}

/** What a subgraph answered; null where `value` is no GraphQL answer. */
export function asAnswer(value: unknown): SubgraphAnswer | null {
  if (!isObject(value)) return null
  const { data, errors, extensions } = value
  if (data !== undefined && data !== null && !isObject(data)) return null
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.every(isError))) return null
  const hasErrors = Array.isArray(errors) && errors.length > 0
  if (!isObject(data) && !hasErrors) return null
  return {
    data: data as SubgraphAnswer['data'],
    ...(hasErrors ? { errors: errors as GraphQLFormattedError[] } : {}),
    ...(isObject(extensions) ? { extensions } : {}),
  }
}

/** The answer in a text; null where there is none in it. */
export function parseAnswer(text: string): SubgraphAnswer | null {
  try {
    return asAnswer(JSON.parse(text))
  } catch {
    return null
  }
}
