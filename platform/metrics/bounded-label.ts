/** Stands for every value beyond the bound. */
const OTHER = 'other'

/**
 * A label whose values come from outside, with at most `most` of them: the first to be seen, and `other`.
 * `isTrusted` false: a value that is not known yet is `other`, so that a stranger can use none up.
 */
export function createBoundedLabel(most: number): (value: string, isTrusted: boolean) => string {
  const known = new Set<string>()
  return (value, isTrusted) => {
    if (known.has(value)) return value
    if (!isTrusted || known.size >= most || value.length > 80) return OTHER
    known.add(value)
    return value
  }
}
