/** A row of small data, or a reference to one. */
export type Row = Record<string, unknown>

/**
 * Finds the row that a reference means: the first that is equal in those of `keys` that the reference
 * has. What comes with the reference stays beside it, as a subgraph reads `@requires`. Null where there is none.
 */
export function rowOf(rows: readonly Row[], ...keys: string[]): (reference: Row) => Row | null {
  return (reference) => {
    const given = keys.filter((key) => key in reference)
    const row = rows.find((one) => given.length > 0 && given.every((key) => one[key] === reference[key]))
    return row ? { ...reference, ...row } : null
  }
}
