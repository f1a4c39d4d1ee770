import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { clientError } from '../errors/client-errors.ts'
import { LIMITS } from './limits.ts'

/** Fragments that a place lies in, innermost first: a spread of one of them is a cycle. */
interface Within {
  fragment: string
  outer: Within | null
}

interface Part {
  set: SelectionSetNode
  within: Within | null
}

class LimitReached extends Error {
  readonly node: ASTNode
  constructor(message: string, node: ASTNode) {
    super(message)
    this.node = node
  }
}

function isWithin(within: Within | null, fragment: string): boolean {
  for (let at = within; at; at = at.outer) if (at.fragment === fragment) return true
  return false
}

/**
 * Holds a document against LIMITS; null where it keeps them. Walks it as execution would, fragments
 * expanded and fields of one name merged, and stops at the first limit: never more than
 * LIMITS.selections steps, however the fragments nest.
 */
export function checkDocument(document: DocumentNode): GraphQLError | null {
  try {
    walkDocument(document)
    return null
  } catch (error) {
    if (error instanceof LimitReached) return clientError('QUERY_TOO_COMPLEX', error.message, { nodes: error.node })
    throw error
  }
}

function walkDocument(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const spread = new Set<string>()
  const count = { selections: 0, aliases: 0, directives: 0 }

  function checkDirectives(directives: readonly DirectiveNode[] | undefined, node: ASTNode): void {
    if (!directives?.length) return
    if (directives.length > LIMITS.directivesOnOne)
      throw new LimitReached(`More than ${LIMITS.directivesOnOne} directives stand on one place.`, node)
    count.directives += directives.length
    if (count.directives > LIMITS.directives)
      throw new LimitReached(`The query has more than ${LIMITS.directives} directives.`, node)
    for (const directive of directives) for (const argument of directive.arguments ?? []) checkValue(argument.value, 1)
  }

  /** Sorts what stands in `part` under the names of the answer. */
  function collect(part: Part, byName: Map<string, { parts: Part[]; times: number }>): void {
    for (const selection of part.set.selections) {
      count.selections += 1
      if (count.selections > LIMITS.selections)
        throw new LimitReached(`The query selects more than ${LIMITS.selections} fields.`, selection)
      checkDirectives(selection.directives, selection)
      if (selection.kind === Kind.INLINE_FRAGMENT) collect({ set: selection.selectionSet, within: part.within }, byName)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value
        const fragment = fragments.get(name)
        // Unknown fragments and cycles are validation's to report.
        if (!fragment || isWithin(part.within, name)) continue
        spread.add(name)
        collect({ set: fragment.selectionSet, within: { fragment: name, outer: part.within } }, byName)
      } else {
        if (selection.alias) count.aliases += 1
        if (count.aliases > LIMITS.aliases)
          throw new LimitReached(`The query has more than ${LIMITS.aliases} aliases.`, selection)
        for (const argument of selection.arguments ?? []) checkValue(argument.value, 1)
        const name = selection.alias?.value ?? selection.name.value
        const same = byName.get(name) ?? { parts: [], times: 0 }
        byName.set(name, same)
        same.times += 1
        if (same.times > LIMITS.repeats)
          throw new LimitReached(`One field is asked for more than ${LIMITS.repeats} times.`, selection)
        if (selection.selectionSet) same.parts.push({ set: selection.selectionSet, within: part.within })
      }
    }
  }

  function walk(parts: readonly Part[], depth: number): number {
    const byName = new Map<string, { parts: Part[]; times: number }>()
    for (const part of parts) {
      if (depth > LIMITS.depth)
        throw new LimitReached(
          `The query is more than ${LIMITS.depth} fields deep.`,
          part.set.selections[0] ?? part.set,
        )
      collect(part, byName)
    }
    for (const { parts: inner } of byName.values()) if (inner.length > 0) walk(inner, depth + 1)
    return byName.size
  }

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    checkDirectives(definition.directives, definition)
    for (const variable of definition.variableDefinitions ?? [])
      if (variable.defaultValue) checkValue(variable.defaultValue, 1)
    if (walk([{ set: definition.selectionSet, within: null }], 1) > LIMITS.rootFields)
      throw new LimitReached(`The query has more than ${LIMITS.rootFields} root fields.`, definition)
  }
  // Validation reads the others too.
  for (const [name, fragment] of fragments)
    if (!spread.has(name)) walk([{ set: fragment.selectionSet, within: { fragment: name, outer: null } }], 1)
}

function checkValue(value: ValueNode, depth: number): void {
  if (value.kind !== Kind.LIST && value.kind !== Kind.OBJECT) return
  if (depth > LIMITS.valueDepth)
    throw new LimitReached(`An argument is more than ${LIMITS.valueDepth} levels deep.`, value)
  const inner = value.kind === Kind.LIST ? value.values : value.fields.map((field) => field.value)
  for (const each of inner) checkValue(each, depth + 1)
}
