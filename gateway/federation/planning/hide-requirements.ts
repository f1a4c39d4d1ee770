import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql'
import { conditionOf, parseFieldSet, printFieldSet } from './field-set.ts'
import { type FieldsTypeNode, type GraphTypes, graphTypes, namedType, stringArgument } from './graph-types.ts'
import { inaccessibleIn } from './inaccessible-in.ts'
import { type HiddenField, type HiddenInputs, NO_REQUIREMENTS, type Requirements } from './requirements.ts'

/** A supergraph for the planner, and what its hidden fields stand for. */
export interface Hidden {
  document: DocumentNode
  requirements: Requirements
}

/**
 * Gives each field that takes arguments and that some `@requires` names a second, hidden one without
 * arguments, and has `@requires` name that. The planner merges selections by their names, whatever their
 * arguments: what is required and what the client asks for must differ in name to be fetched both.
 */
export function hideRequirements(document: DocumentNode): Hidden {
  const graph = graphTypes(document)
  const names = createNames(graph)
  const inputs = new Map<string, HiddenInputs>()
  const wanted = new Map<string, Set<string>>()
  const rewritten = new Map<ConstDirectiveNode, ConstDirectiveNode>()

  /** A set of required fields by hidden names, which it notes in `found`. */
  function hide(
    set: SelectionSetNode,
    type: string,
    path: readonly string[],
    found: Map<string, string>,
  ): SelectionSetNode {
    const selections = set.selections.map((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return { ...selection, selectionSet: hide(selection.selectionSet, conditionOf(selection) ?? type, path, found) }
      return selection.kind === Kind.FIELD ? hideField(selection, type, path, found) : selection
    })
    return { ...set, selections }
  }

  function hideField(node: FieldNode, type: string, path: readonly string[], found: Map<string, string>): FieldNode {
    const field = graph.field(type, node.name.value)
    if (!field) return node
    const way = [...path, node.name.value]
    const selectionSet = node.selectionSet && hide(node.selectionSet, namedType(field.type), way, found)
    if (!field.arguments?.length) return { ...node, selectionSet }
    const name = names.nameOf(node)
    found.set(way.join('.'), name)
    for (const one of graph.withImplementers(type)) {
      const of = one.name.value
      wanted.set(of, (wanted.get(of) ?? new Set()).add(name))
    }
    return { ...node, name: { kind: Kind.NAME, value: name }, arguments: [], selectionSet }
  }

  for (const type of graph.types.values())
    for (const field of type.fields ?? [])
      for (const directive of field.directives ?? []) {
        const required = directive.name.value === 'join__field' ? stringArgument(directive, 'requires') : undefined
        if (required === undefined) continue
        const found = new Map<string, string>()
        const set = hide(parseFieldSet(required), type.name.value, [], found)
        if (found.size === 0) continue
        rewritten.set(directive, withRequires(directive, printFieldSet(set)))
        const subgraph = graph.subgraphs.get(stringArgument(directive, 'graph') ?? '') ?? ''
        for (const object of [type.name.value, ...(graph.objectTypes.get(type.name.value) ?? [])])
          inputs.set(`${subgraph} ${object}.${field.name.value}`, found)
      }
  if (names.hidden.size === 0) return { document, requirements: NO_REQUIREMENTS }

  const inaccessible = inaccessibleIn(document)
  const requirements = { hidden: names.hidden, inputs, objectTypes: graph.objectTypes }
  const definitions = inaccessible.document.definitions.map((definition) => {
    const type = graph.types.get((definition as FieldsTypeNode).name?.value ?? '')
    if (type !== definition) return definition
    const shown = type.fields?.map((field) => replaceDirectives(field, rewritten)) ?? []
    const added = [...(wanted.get(type.name.value) ?? [])].flatMap((name) => {
      const real = shown.find((field) => field.name.value === names.hidden.get(name)?.name)
      return real ? [hiddenCopy(real, name, inaccessible.directive)] : []
    })
    return { ...type, fields: [...shown, ...added] }
  })
  return { document: { ...inaccessible.document, definitions }, requirements }
}

/** Hidden names: one for each field with its arguments, none that any type has. */
function createNames(graph: GraphTypes) {
  const taken = new Set([...graph.types.values()].flatMap(({ fields }) => fields?.map(({ name }) => name.value) ?? []))
  const hidden = new Map<string, HiddenField>()
  const known = new Map<string, string>()
  return {
    hidden,
    nameOf(node: FieldNode): string {
      const given = [...(node.arguments ?? [])].sort((a, b) => (a.name.value < b.name.value ? -1 : 1))
      const key = print({ ...node, arguments: given, selectionSet: undefined })
      const before = known.get(key)
      if (before) return before
      let number = known.size + 1
      while (taken.has(`${node.name.value}_required_${number}`)) number += 1
      const name = `${node.name.value}_required_${number}`
      taken.add(name)
      known.set(key, name)
      hidden.set(name, { name: node.name.value, arguments: given as ConstArgumentNode[] })
      return name
    },
  }
}

function withRequires(directive: ConstDirectiveNode, requires: string): ConstDirectiveNode {
  const given = directive.arguments?.map((argument) =>
    argument.name.value === 'requires'
      ? { ...argument, value: { kind: Kind.STRING, value: requires } as const }
      : argument,
  )
  return { ...directive, arguments: given }
}

function replaceDirectives(
  field: FieldDefinitionNode,
  rewritten: ReadonlyMap<ConstDirectiveNode, ConstDirectiveNode>,
): FieldDefinitionNode {
  return { ...field, directives: field.directives?.map((directive) => rewritten.get(directive) ?? directive) }
}

/** Where the real field is, and required as it is, but without arguments and not for clients. */
function hiddenCopy(real: FieldDefinitionNode, name: string, inaccessible: ConstDirectiveNode): FieldDefinitionNode {
  const joins = real.directives?.filter((directive) => directive.name.value === 'join__field') ?? []
  return {
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    type: real.type,
    directives: [...joins, inaccessible],
  }
}
