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
  const take = compileTake(supergraph, requires)
  return (entity) => {
    const representation: DataObject = {}
    return take(entity, representation) && representation.__typename ? representation : null
  }
}

function compileTake(supergraph: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Take {
  const takes = selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [compileField(supergraph, selection)]
    return selection.typeCondition ? [compileFragment(supergraph, selection.typeCondition, selection.selections)] : []
  })
  const [only] = takes
  if (only && takes.length === 1) return only
  return (source, into) => {
    for (const take of takes) if (!take(source, into)) return false
    return true
  }
}

function compileField(supergraph: GraphQLSchema, field: QueryPlanSelectionNode & { kind: 'Field' }): Take {
  const name = field.alias ?? field.name
  const isSafe = !isInherited(name)
  const inner = field.selections && compileTake(supergraph, field.selections)
  return (source, into) => {
    const value = isSafe ? source[name] : readOwn(source, name)
    if (value === undefined) return false
    writeOwn(into, name, inner ? takeValue(value, inner) : value)
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
  return (source, into) => {
    const { __typename } = source
    if (__typename !== condition && !hasType(supergraph, __typename, condition)) return true
    const taken: DataObject = {}
    if (take(source, taken)) mergeTaken(into, taken)
    return true
  }
}

function mergeTaken(into: DataObject, taken: DataObject): void {
  for (const [name, value] of Object.entries(taken)) {
    const existing = readOwn(into, name)
    writeOwn(into, name, mergeTakenValue(existing, value))
  }
}

function mergeTakenValue(existing: unknown, value: unknown): unknown {
  if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length)
    return value.map((element, index) => mergeTakenValue(existing[index], element))
  if (!isObject(existing) || !isObject(value)) return value
  mergeTaken(existing, value)
  return existing
}

function isObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
