import type { SubgraphCall } from './subgraph-transport.ts'

/** The body of a request. Nothing of it is serialised here that was serialised before. */
export function requestBody({ operation, variablesText, representations }: SubgraphCall): string {
  if (!representations) return `${operation.bodyStart}${variablesText}}`
  const before = variablesText === '{}' ? '{' : `${variablesText.slice(0, -1)},`
  return `${operation.bodyStart}${before}"representations":[${representations.json.join(',')}]}}`
}

/** Its length in characters, without making it. */
export function requestLength({ operation, variablesText, representations }: SubgraphCall): number {
  let length = operation.bodyStart.length + variablesText.length + 1
  if (representations) for (const { length: one } of representations.json) length += one + 1
  return length
}
