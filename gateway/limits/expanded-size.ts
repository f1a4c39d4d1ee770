import {
  type ASTNode,
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { LimitReached } from './limit-reached.ts'
import type { Limits } from './limits.ts'

/** How large something is when each fragment in it stands in full wherever it is spread. */
export interface Size {
  selections: number
  aliases: number
  directives: number
  /** Fields within fields. */
  depth: number
  /** Braces within braces. */
  nesting: number
}

/** The size of what is not there. */
export const NOTHING: Size = { selections: 0, aliases: 0, directives: 0, depth: 0, nesting: 0 }

/** Measures the definitions of one document. */
export interface Measure {
  /** Throws LimitReached where it alone is too large. */
  definition(definition: OperationDefinitionNode | FragmentDefinitionNode): Size
  /** Both beside each other; throws LimitReached at `node` where that is too much. */
  add(one: Size, other: Size, node: ASTNode): Size
  /** Whether something that was measured spreads the fragment. */
  isSpread(fragment: string): boolean
}

/**
 * Measures each fragment once, wherever it is spread: the work is linear in the document, however large the
 * sizes grow. A fragment within itself has no size and is refused as validation would refuse it.
 */
export function createMeasure(fragments: ReadonlyMap<string, FragmentDefinitionNode>, limits: Limits): Measure {
  /** Null while a fragment is being measured. */
  const sizes = new Map<string, Size | null>()

  function add(one: Size, other: Size, node: ASTNode): Size {
    const size = {
      selections: one.selections + other.selections,
      aliases: one.aliases + other.aliases,
      directives: one.directives + other.directives,
      depth: Math.max(one.depth, other.depth),
      nesting: Math.max(one.nesting, other.nesting),
    }
    if (size.selections > limits.selections)
      throw new LimitReached(`The query selects more than ${limits.selections} fields.`, node)
    if (size.aliases > limits.aliases)
      throw new LimitReached(`The query has more than ${limits.aliases} aliases.`, node)
    if (size.directives > limits.directives)
      throw new LimitReached(`The query has more than ${limits.directives} directives.`, node)
    return size
  }

  function checkDepth(depth: number, nesting: number, node: ASTNode): void {
    if (depth > limits.depth) throw new LimitReached(`The query is more than ${limits.depth} fields deep.`, node)
    if (nesting > limits.nesting)
      throw new LimitReached(`The query is nested more than ${limits.nesting} levels deep.`, node)
  }

  function directives(given: readonly DirectiveNode[] | undefined, node: ASTNode): Size {
    if (!given?.length) return NOTHING
    if (given.length > limits.directivesOnOne)
      throw new LimitReached(`More than ${limits.directivesOnOne} directives stand on one place.`, node)
    for (const directive of given) for (const argument of directive.arguments ?? []) checkValue(argument.value, 1)
    return { ...NOTHING, directives: given.length }
  }

  function checkValue(value: ValueNode, depth: number): void {
    if (value.kind !== Kind.LIST && value.kind !== Kind.OBJECT) return
    if (depth > limits.valueDepth)
      throw new LimitReached(`An argument is more than ${limits.valueDepth} levels deep.`, value)
    const inner = value.kind === Kind.LIST ? value.values : value.fields.map((field) => field.value)
    for (const each of inner) checkValue(each, depth + 1)
  }

  /** @param depth fields around it, `nesting` braces around it: of the first place that it was met at */
  function sizeOfSet(set: SelectionSetNode, depth: number, nesting: number): Size {
    checkDepth(depth + 1, nesting + 1, set.selections[0] ?? set)
    let size = NOTHING
    for (const selection of set.selections) {
      const own = add(directives(selection.directives, selection), ONE, selection)
      size = add(size, add(own, sizeOf(selection, depth, nesting), selection), selection)
    }
    return { ...size, nesting: size.nesting + 1 }
  }

  function sizeOf(selection: SelectionNode, depth: number, nesting: number): Size {
    if (selection.kind === Kind.INLINE_FRAGMENT) return sizeOfSet(selection.selectionSet, depth, nesting + 1)
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const size = sizeOfFragment(selection.name.value, depth, nesting + 1, selection)
      checkDepth(depth + size.depth, nesting + 1 + size.nesting, selection)
      return size
    }
    for (const argument of selection.arguments ?? []) checkValue(argument.value, 1)
    const inner = selection.selectionSet ? sizeOfSet(selection.selectionSet, depth + 1, nesting + 1) : NOTHING
    return { ...inner, depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0) }
  }

  function sizeOfFragment(name: string, depth: number, nesting: number, node: ASTNode): Size {
    const fragment = fragments.get(name)
    // An unknown one is validation's to report.
    if (!fragment) return NOTHING
    const known = sizes.get(name)
    if (known) return known
    if (known === null)
      throw new LimitReached(`Cannot spread fragment "${name}" within itself.`, node, 'GRAPHQL_VALIDATION_FAILED')
    sizes.set(name, null)
    const own = directives(fragment.directives, fragment)
    const size = add(own, sizeOfSet(fragment.selectionSet, depth, nesting), fragment)
    sizes.set(name, size)
    return size
  }

  return {
    add,
    isSpread: (fragment) => sizes.has(fragment),
    definition(definition) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) return sizeOfFragment(definition.name.value, 0, 0, definition)
      let size = directives(definition.directives, definition)
      for (const variable of definition.variableDefinitions ?? []) {
        size = add(size, directives(variable.directives, variable), variable)
        if (variable.defaultValue) checkValue(variable.defaultValue, 1)
      }
      return add(size, sizeOfSet(definition.selectionSet, 0, 0), definition)
    },
  }
}

const ONE: Size = { ...NOTHING, selections: 1 }
