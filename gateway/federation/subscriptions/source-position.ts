import type { FetchNode } from '@apollo/query-planner'
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  parseType,
  print,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import type { PositionNames } from './stream-limits.ts'

/** How a subscription at its subgraph can be begun anywhere among its events. */
export interface SourcePosition {
  /** The operation, with the position as a variable of its own. */
  readonly query: string
  readonly variable: string
  /** The other variables that the operation uses. */
  readonly variableUsages: readonly string[]
  /** After which event a client begins; null where it leaves that to the subgraph. */
  read(variables: Readonly<Record<string, unknown>>): number | null
  /** The number of an event; null where it has none. */
  sequenceOf(data: Readonly<Record<string, unknown>> | null | undefined): number | null
}

/**
 * Finds out whether a subscription's events are numbered: its root field takes the position as an Int, and the
 * number is selected for every event. Null where it is not so.
 */
export function sourcePosition(schema: GraphQLSchema, primary: FetchNode, names: PositionNames): SourcePosition | null {
  const document = parse(primary.operation, { noLocation: true })
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  const [field, ...others] = operation?.selectionSet.selections ?? []
  if (!operation || field?.kind !== Kind.FIELD || others.length > 0) return null
  const argument = schema
    .getSubscriptionType()
    ?.getFields()
    [field.name.value]?.args.find(({ name }) => name === names.argument)
  const sequence = field.selectionSet?.selections.find(
    (one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === names.field && !one.directives?.length,
  )
  if (!argument || !sequence || getNamedType(argument.type).name !== 'Int') return null
  const given = field.arguments?.find(({ name }) => name.value === names.argument)
  const variable = freeName(operation, 'resumeAfter')
  const query = withPosition(document, operation, field, {
    argument: names.argument,
    variable,
    type: String(argument.type),
  })
  const root = field.alias?.value ?? field.name.value
  const key = sequence.alias?.value ?? sequence.name.value
  return {
    query: print(query),
    variable,
    variableUsages: (primary.variableUsages ?? []).filter((name) => usesVariable(query, name)),
    read(variables) {
      const value = given ? readValue(given, operation, variables) : undefined
      const position = value === undefined ? argument.defaultValue : value
      return Number.isSafeInteger(position) ? (position as number) : null
    },
    sequenceOf(data) {
      const event = data?.[root] as Record<string, unknown> | null | undefined
      const value = event?.[key]
      return typeof value === 'number' ? value : null
    },
  }
}

function readValue(
  { value }: ArgumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  if (value.kind !== Kind.VARIABLE) return valueFromASTUntyped(value)
  const name = value.name.value
  if (Object.hasOwn(variables, name)) return variables[name]
  const { defaultValue } = operation.variableDefinitions?.find((one) => one.variable.name.value === name) ?? {}
  return defaultValue && valueFromASTUntyped(defaultValue)
}

function freeName(operation: OperationDefinitionNode, wanted: string): string {
  const isTaken = operation.variableDefinitions?.some(({ variable }) => variable.name.value === wanted)
  return isTaken ? freeName(operation, `${wanted}_`) : wanted
}

/** The document with the position as a variable; variables that nothing uses any more are left out. */
function withPosition(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  field: FieldNode,
  position: { argument: string; variable: string; type: string },
): DocumentNode {
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: position.variable } } as const
  const argument: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: position.argument },
    value: variable,
  }
  const others = (field.arguments ?? []).filter(({ name }) => name.value !== position.argument)
  const selectionSet = { ...operation.selectionSet, selections: [{ ...field, arguments: [...others, argument] }] }
  const replace = (definitions: readonly VariableDefinitionNode[]): DocumentNode => ({
    ...document,
    definitions: document.definitions.map((one) =>
      one === operation ? { ...operation, selectionSet, variableDefinitions: definitions } : one,
    ),
  })
  const unused = replace([])
  const still = (operation.variableDefinitions ?? []).filter((one) => usesVariable(unused, one.variable.name.value))
  return replace([...still, { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(position.type) }])
}

function usesVariable(document: DocumentNode, name: string): boolean {
  let isUsed = false
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => {
      if (node.name.value === name) isUsed = true
    },
  })
  return isUsed
}
