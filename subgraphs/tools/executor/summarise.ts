type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Everything of a kind in a result, in document order. */
function collect(value: unknown, matches: (object: Json) => boolean, found: Json[] = []): Json[] {
  if (Array.isArray(value)) for (const item of value) collect(item, matches, found)
  else if (isObject(value)) {
    if (matches(value)) found.push(value)
    for (const [key, item] of Object.entries(value)) if (key !== 'evidence') collect(item, matches, found)
  }
  return found
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** One line for a person about a result: what was computed or read, candidates, or figures, findings and what is missing. */
export function summarise(result: unknown): string | null {
  if (!isObject(result)) return null
  if (result.__typename === 'Calculation') return `${result.expression} = ${result.text}`.slice(0, 200)
  if (result.__typename === 'WebPage') return `${result.title ?? result.url}`.slice(0, 200)
  if (result.__typename === 'WebSearch') return `${count((result.results as Json[]).length, 'page')} found.`
  const [resolution] = collect(result, (object) => Array.isArray(object.candidates))
  if (resolution) {
    const candidates = resolution.candidates as Json[]
    const clear = candidates.find((candidate) => candidate.isClear === true)
    const name = (clear?.token as Json | undefined)?.name
    if (typeof name === 'string') return `It is ${name}.`
    return candidates.length === 0 ? 'No candidate.' : `${count(candidates.length, 'candidate')}, none of them clear.`
  }
  const parts: string[] = []
  const figures = collect(result, (object) => typeof object.value === 'number' && typeof object.unit === 'string')
  if (figures.length > 0) parts.push(count(figures.length, 'figure'))
  const findings = collect(result, (object) => typeof object.severity === 'string')
  if (findings.length > 0) parts.push(count(findings.length, 'finding'))
  const missing = collect(result, (object) => typeof object.signal === 'string')
  if (missing.length > 0) parts.push(`${missing.length} missing`)
  const errors = Array.isArray(result._errors) ? result._errors.length : 0
  if (errors > 0) parts.push(count(errors, 'part failed', 'parts failed'))
  return parts.length > 0 ? `${parts.join(', ')}.` : 'No data.'
}
