import { isDeepStrictEqual } from 'node:util'
import type { ExecutionResult } from 'graphql'
import type { Outcome } from './compare-executors.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const HIDDEN = ' INTERNAL_SERVER_ERROR'

/**
 * Where the compiled executor's outcome is neither that of executeQueryPlan nor better in a way that
 * docs/executor-differences.md settles; null where all is well.
 *
 * @param expected what graphql-js makes of the tree; null where it can't tell
 */
export function compareOutcomes(ours: Outcome, theirs: Outcome, expected: ExecutionResult | null): string | null {
  const our = plain(ours.result)
  const their = plain(theirs.result)
  if (expected && JSON.stringify(ours.result.data ?? null) !== JSON.stringify(expected.data ?? null))
    return `graphql-js makes ${JSON.stringify(expected.data)} of the tree`
  const astray = our.errors.find(({ path }) => path && !leadsSomewhere(our.data, path))
  if (astray) return `an error that is not there: ${JSON.stringify(astray)}`
  // Where objects forget what they are, what they need is not asked (difference 4).
  const asksMore = expected !== null && theirs.asked.every((one) => ours.asked.includes(one))
  if (ours.asked.length !== theirs.asked.length && !asksMore) return 'other requests'
  if (ours.asked.length === theirs.asked.length && !isDeepStrictEqual(ours.asked, theirs.asked)) return 'other requests'
  if (isAlike(our.data, their.data)) {
    const [ourErrors, theirErrors] = [told(our.errors), told(their.errors)]
    if (isDeepStrictEqual(ourErrors, theirErrors)) return null
    // What is asked in addition may fail.
    if (ours.asked.length > theirs.asked.length && theirErrors.every((one) => ourErrors.includes(one))) return null
    // Null that an object's own field forbids (difference 3), or an object of no type (difference 7): nothing that a
    // subgraph told, found sooner than an error of a sibling that executeQueryPlan finds.
    const isOwn =
      ours.ownErrors === ourErrors.length && [...ourErrors, ...theirErrors].every((one) => one.endsWith(HIDDEN))
    const isForbidden =
      expected?.errors !== undefined || our.errors.some(({ path }) => /^(__typename|kind)$/.test(String(path?.at(-1))))
    return isOwn && isForbidden ? null : `other errors: ${ourErrors} / ${theirErrors}`
  }
  const forgets = ours.asked.some((one) => /^reviews .*\bon Product\b.*__typename/.test(one))
  return isBetter(our.data, their.data, forgets) ? null : 'other data'
}

function plain(result: ExecutionResult): { data: Json; errors: { path?: (string | number)[]; code: unknown }[] } {
  const data = JSON.parse(JSON.stringify(result.data ?? null)) as Json
  const errors = (result.errors ?? []).map(({ path, extensions }) => ({
    path: path && [...path],
    code: extensions.code,
  }))
  return { data, errors }
}

/** Errors as both executors must tell them: without indexes, which executeQueryPlan mixes up (difference 2). */
function told(errors: { path?: (string | number)[]; code: unknown }[]): string[] {
  return errors
    .map(({ path, code }) => {
      const isOfAll = path?.at(-1) === '_entities'
      const way = path?.map((step) => (typeof step === 'number' ? '@' : step.replace(/__alias_\d+$/, ''))).join('.')
      return `${path && !isOfAll ? way : ''} ${code}`
    })
    .sort()
}

/** Whether a path leads to null, be it on its way, or to an object in which something is. */
function leadsSomewhere(data: Json, path: readonly (string | number)[]): boolean {
  let at: Json | undefined = data
  for (const step of path) {
    if (at === null) return true
    at = typeof at === 'object' && Object.hasOwn(at, step) ? (at as Record<string, Json>)[step] : undefined
    // What the client did not ask for has no place in its answer.
    if (at === undefined) return true
  }
  return at === null || typeof at === 'object'
}

/** Whether two are the same, but for whole numbers as ids (difference 5). */
function isAlike(ours: Json, theirs: Json): boolean {
  if (typeof ours === 'string' && typeof theirs === 'number') return ours === String(theirs)
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) return ours === theirs
  if (Object.keys(ours).length !== Object.keys(theirs).length) return false
  return namesAndValues(ours).every(
    ([name, value]) => Object.hasOwn(theirs, name) && isAlike(value, (theirs as Record<string, Json>)[name] as Json),
  )
}

/**
 * Whether two are the same, but for objects that are null because something in them is that may not be where an
 * interface of them allows it (difference 3), and for names that `theirs` lacks (differences 4 and 6).
 */
function isBetter(ours: Json, theirs: Json, forgets: boolean): boolean {
  if (isAlike(ours, theirs)) return true
  if (ours === null) return holdsNull(theirs)
  if (theirs === null) return forgets || ours === '' || ours === 0 || ours === false
  if (typeof ours !== 'object' || typeof theirs !== 'object' || theirs === null) return false
  const other = theirs as Record<string, Json>
  if (Object.keys(other).some((name) => !Object.hasOwn(ours, name))) return false
  return namesAndValues(ours).every(
    ([name, value]) => !Object.hasOwn(other, name) || isBetter(value, other[name] as Json, forgets),
  )
}

function namesAndValues(value: Json[] | Record<string, Json>): [string, Json][] {
  return Object.entries(value)
}

/** Or nothing at all: what may not be null is not even there. */
function holdsNull(value: Json): boolean {
  if (value === null || typeof value !== 'object') return value === null
  const values = Object.values(value)
  return values.length === 0 || values.some(holdsNull)
}
