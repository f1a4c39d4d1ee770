import { type DocumentNode, type FragmentDefinitionNode, type GraphQLError, Kind, type SelectionSetNode } from 'graphql'
import { clientError } from '../errors/client-errors.ts'
import { checkRepeats } from './check-repeats.ts'
import { createMeasure, NOTHING, type Size } from './expanded-size.ts'
import { LimitReached } from './limit-reached.ts'
import { LIMITS, type Limits } from './limits.ts'

const INVALID = 'GRAPHQL_VALIDATION_FAILED'

/**
 * Holds a document against the limits that need no schema; null where it keeps them. The work is linear in the
 * document and in `limits.selections`, however its fragments nest.
 */
export function checkDocument(document: DocumentNode, limits: Limits = LIMITS): GraphQLError | null {
  try {
    check(document, limits)
    return null
  } catch (error) {
    if (error instanceof LimitReached) return clientError(error.code, error.message, { nodes: error.node })
    throw error
  }
}

function check(document: DocumentNode, limits: Limits): void {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      const name = definition.name.value
      if (fragments.has(name)) throw new LimitReached(`Two fragments are named "${name}".`, definition, INVALID)
      fragments.set(name, definition)
    }
  const measure = createMeasure(fragments, limits)
  let all: Size = NOTHING

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    all = measure.add(all, measure.definition(definition), definition)
    if (rootNames(definition.selectionSet, fragments).size > limits.rootFields)
      throw new LimitReached(`The query has more than ${limits.rootFields} root fields.`, definition)
  }
  // Validation reads the others too.
  const unused = [...fragments.values()].filter(({ name }) => !measure.isSpread(name.value))
  for (const fragment of unused) all = measure.add(all, measure.definition(fragment), fragment)

  // Not before their size is known: this walks what the fragments stand for.
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) checkRepeats(definition.selectionSet, fragments, limits.repeats)
  for (const fragment of unused) checkRepeats(fragment.selectionSet, fragments, limits.repeats)
}

/** The names in the answer that stand under `root`. */
function rootNames(root: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Set<string> {
  const names = new Set<string>()
  const seen = new Set<SelectionSetNode>()
  const collect = (set: SelectionSetNode | undefined): void => {
    if (!set || seen.has(set)) return
    seen.add(set)
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.alias?.value ?? selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else collect(fragments.get(selection.name.value)?.selectionSet)
    }
  }
  collect(root)
  return names
}
