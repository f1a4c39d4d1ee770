import { createBoundedCache } from '../bounded-cache.ts'
import type { ClientSelection } from './client-selection.ts'
import { createObjectCompiler } from './compile-object.ts'
import { compileInclusion } from './inclusion.ts'
import type { Complete, Projection } from './projection.ts'

/** How many choices of `@skip` and `@include` an operation keeps the compiled answer of. */
const MOST_CHOICES = 8

/** The answer made of a tree: null where null went up to the root. */
export type Project = (tree: Record<string, unknown>, projection: Projection) => Record<string, unknown> | null

/**
 * Compiles how the client's answer is made of what subgraphs brought: its fields in its order, null
 * where the schema allows it and above where not. Compiled once for each choice that variables make.
 */
export function compileProjection(client: ClientSelection): Project {
  const { schema, operation } = client
  const root = schema.getRootType(operation.operation)
  if (!root) throw new Error(`no root for ${operation.operation}`)
  const inclusion = compileInclusion(client)
  const kept = createBoundedCache<Complete>(MOST_CHOICES, () => 1)

  return (tree, projection) => {
    const { variables } = projection
    const key = inclusion.keyOf(variables)
    let complete = kept.get(key)
    if (!complete) {
      complete = createObjectCompiler(client, inclusion.isIncluded(variables)).compile([operation.selectionSet], root)
      kept.set(key, complete)
    }
    return (complete(tree, projection) as Record<string, unknown> | undefined) ?? null
  }
}
