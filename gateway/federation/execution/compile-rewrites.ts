import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { hasType } from './has-type.ts'
import { readOwn, writeOwn } from './own-property.ts'

type DataObject = Record<string, unknown>
type Rewrite = (value: unknown) => void

const CONDITION = '... on '

/**
 * One function for the changes that a plan wants made to what is sent to a subgraph, or to what it
 * answers; in place. Null where there are none.
 */
export function compileRewrites(
  supergraph: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null
  const all = rewrites.map((rewrite) => compileRewrite(supergraph, rewrite))
  return (value) => {
    for (const rewrite of all) rewrite(value)
  }
}

function compileRewrite(supergraph: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const name = rewrite.path.at(-1) ?? ''
  let inner: Rewrite =
    rewrite.kind === 'ValueSetter'
      ? (value) => writeOwn(value as DataObject, name, rewrite.setValueTo)
      : (value) => rename(value as DataObject, name, rewrite.renameKeyTo)
  inner = onObjects(inner)
  for (const step of rewrite.path.slice(0, -1).reverse()) {
    const next = inner
    inner = step.startsWith(CONDITION)
      ? onObjects(ofType(supergraph, step.slice(CONDITION.length), next))
      : onObjects((value) => next(readOwn(value as DataObject, step)))
  }
  return inner
}

/** Calls `rewrite` with an object, or with each of a list. */
function onObjects(rewrite: Rewrite): Rewrite {
  const visit: Rewrite = (value) => {
    if (Array.isArray(value)) for (const element of value) visit(element)
    else if (value !== null && typeof value === 'object') rewrite(value)
  }
  return visit
}

/** An object that does not say what it is may be what the path expects. */
function ofType(supergraph: GraphQLSchema, condition: string, rewrite: Rewrite): Rewrite {
  return (value) => {
    const { __typename } = value as DataObject
    if (!__typename || hasType(supergraph, __typename, condition)) rewrite(value)
  }
}

function rename(object: DataObject, name: string, to: string): void {
  const value = readOwn(object, name)
  if (value === undefined) return
  delete object[name]
  // What is there already came under its own name, and null takes nothing's place.
  if (value !== null || readOwn(object, to) === undefined) writeOwn(object, to, value)
}
