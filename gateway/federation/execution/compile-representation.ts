import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { hasType } from './has-type.ts'
import { isInherited, readOwn, writeOwn } from './own-property.ts'

type DataObject = Record<string, unknown>

/** Adds to `into` what a selection takes from `source`; false where something that it needs is not there. */
type Take = (source: DataObject, into: DataObject) => boolean

/**
 * A function that makes of an entity in the tree what is sent to a subgraph to find it by: a fresh object,
 * or null where the entity is of no type that the fetch is for, or lacks something because that failed.
 */
export function compileRepresentation(
  supergraph: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): (entity: DataObject) => DataObject | null {
  const [first, ...others] = requires
  // As nearly all are: one kind of entity, nothing to be merged.
  if (first?.kind === 'InlineFragment' && first.typeCondition && others.length === 0) {
    const takeFirst = compileTake(supergraph, first.selections)
    const applies = compileCondition(supergraph, first.typeCondition)
    return (entity) => {
      if (!applies(entity.__typename)) return null
      const representation: DataObject = {}
      return takeFirst(entity, representation) && representation.__typename ? representation : null
    }
  }
  const take = compileTake(supergraph, requires)
  return (entity) => {
    const representation: DataObject = {}
    return take(entity, representation) && representation.__typename ? representation : null
  }
}

function compileTake(supergraph: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Take {
  const takes: Take[] = []
  for (const selection of selections)
    if (selection.kind === 'Field') takes.push(compileField(supergraph, selection))
    else if (selection.typeCondition)
      takes.push(compileFragment(supergraph, selection.typeCondition, selection.selections))
  const [only] = takes
  if (only && takes.length === 1) return only
  return (source, into) => {
    for (const take of takes) if (!take(source, into)) return false
    return true
  }
}

function compileField(supergraph: GraphQLSchema, field: QueryPlanSelectionNode & { kind: 'Field' }): Take {
  const name = field.alias ?? field.name
  const inner = field.selections && compileTake(supergraph, field.selections)
  if (isInherited(name) || inner)
    return (source, into) => {
      const value = readOwn(source, name)
      if (value === undefined) return false
      writeOwn(into, name, inner ? takeValue(value, inner) : value)
      return true
    }
  return (source, into) => {
    const value = source[name]
    if (value === undefined) return false
    into[name] = value
    return true
  }
}

function takeValue(value: unknown, take: Take): unknown {
  if (Array.isArray(value)) return value.map((element) => takeValue(element, take))
  if (value === null || typeof value !== 'object') return value
  const taken: DataObject = {}
  return take(value as DataObject, taken) ? taken : null
}

/** What lacks something that a fragment needs leaves that fragment out, and keeps the others. */
function compileFragment(
  supergraph: GraphQLSchema,
  condition: string,
  selections: readonly QueryPlanSelectionNode[],
): Take {
  const take = compileTake(supergraph, selections)
  const applies = compileCondition(supergraph, condition)
  return (source, into) => {
    if (!applies(source.__typename)) return true
    const taken: DataObject = {}
    if (take(source, taken)) mergeTaken(into, taken)
    return true
  }
}

/** Whether objects that say so are of a type; asked of the schema once for each of its names. */
function compileCondition(supergraph: GraphQLSchema, condition: string): (typename: unknown) => boolean {
  const known = new Map<unknown, boolean>([[condition, true]])
  return (typename) => {
    if (typename === condition) return true
    const answer = known.get(typename)
    if (answer !== undefined) return answer
    const isOf = hasType(supergraph, typename, condition)
    if (typeof typename === 'string' && supergraph.getType(typename)) known.set(typename, isOf)
    return isOf
  }
}

function mergeTaken(into: DataObject, taken: DataObject): void {
  for (const name in taken) {
    const value = taken[name]
    if (!isObject(value)) writeOwn(into, name, value)
    else writeOwn(into, name, mergeTakenValue(readOwn(into, name), value))
  }
}

function mergeTakenValue(existing: unknown, value: unknown): unknown {
  if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length)
    return value.map((element, index) => mergeTakenValue(existing[index], element))
  if (!isObject(existing) || !isObject(value) || Array.isArray(existing) || Array.isArray(value)) return value
  mergeTaken(existing, value)
  return existing
}

function isObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null
}
