import type { FetchNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
import { groupFields } from './group-fields.ts'
import type { Requirements } from './requirements.ts'
import { selectEntityFields } from './select-entity-fields.ts'
import { showInputs } from './show-inputs.ts'

/** The fetches, in place of one, that know nothing of hidden names but as aliases. */
export function showFetch(fetch: FetchNode, requirements: Requirements): FetchNode[] {
  const isConcerned = [...requirements.hidden.keys()].some(
    (name) => fetch.operation.includes(name) || JSON.stringify(fetch.requires ?? []).includes(name),
  )
  if (!isConcerned) return [fetch]
  const document = withRealNames(parse(fetch.operation, { noLocation: true }), requirements)
  if (!fetch.requires) return [withDocument(fetch, document)]
  const groups = groupFields(document, fetch.serviceName, requirements)
  return groups.map((group, index) => {
    const inputs = showInputs(fetch.requires ?? [], group, requirements)
    const own = groups.length > 1 ? selectEntityFields(document, group) : document
    const shown = withDocument(fetch, groups.length > 1 ? numbered(own, index) : own)
    return { ...shown, requires: inputs.requires, inputRewrites: [...inputs.rewrites, ...(fetch.inputRewrites ?? [])] }
  })
}

function withRealNames(document: DocumentNode, { hidden }: Requirements): DocumentNode {
  return visit(document, {
    Field: {
      leave(node) {
        const real = hidden.get(node.name.value)
        if (!real) return undefined
        const alias = node.alias ?? node.name
        return { ...node, alias, name: { kind: Kind.NAME, value: real.name }, arguments: real.arguments }
      },
    },
  })
}

/** The fetch with another operation, and those variables alone that it uses. */
function withDocument(fetch: FetchNode, document: DocumentNode): FetchNode {
  const [operation] = document.definitions as OperationDefinitionNode[]
  const { operationDocumentNode: _, ...rest } = fetch
  return {
    ...rest,
    operation: stripIgnoredCharacters(print(document)),
    operationName: operation?.name?.value,
    ...(fetch.variableUsages
      ? { variableUsages: fetch.variableUsages.filter((name) => isDeclared(operation, name)) }
      : {}),
  }
}

function isDeclared(operation: OperationDefinitionNode | undefined, name: string): boolean {
  return operation?.variableDefinitions?.some(({ variable }) => variable.name.value === name) ?? false
}

/** One name for each of the operations that were one. */
function numbered(document: DocumentNode, index: number): DocumentNode {
  if (index === 0) return document
  const definitions = document.definitions.map((one) =>
    one.kind === Kind.OPERATION_DEFINITION && one.name
      ? { ...one, name: { ...one.name, value: `${one.name.value}_${index}` } }
      : one,
  )
  return { ...document, definitions }
}
