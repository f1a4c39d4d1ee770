import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql'

/** An object type or an interface of a supergraph. */
export type FieldsTypeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

/** Types of a supergraph's SDL, by name. */
export interface GraphTypes {
  readonly types: ReadonlyMap<string, FieldsTypeNode>
  /** Names of subgraphs by the values of `join__Graph` that stand for them. */
  readonly subgraphs: ReadonlyMap<string, string>
  /** Object types that a type may be. */
  readonly objectTypes: ReadonlyMap<string, readonly string[]>
  /** A type and the types that implement it. */
  withImplementers(type: string): FieldsTypeNode[]
  field(type: string, name: string): FieldDefinitionNode | undefined
}

/** Reads them. */
export function graphTypes(document: DocumentNode): GraphTypes {
  const types = new Map<string, FieldsTypeNode>()
  const subgraphs = new Map<string, string>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION)
      types.set(definition.name.value, definition)
    else if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph')
      for (const { name, directives } of definition.values ?? [])
        subgraphs.set(name.value, stringArgument(directives?.[0], 'name') ?? name.value)

  const withImplementers = (name: string) =>
    [...types.values()].filter(
      (type) => type.name.value === name || type.interfaces?.some((one) => one.name.value === name),
    )
  const isObject = ({ kind }: FieldsTypeNode) => kind === Kind.OBJECT_TYPE_DEFINITION
  const objectTypes = new Map(
    [...types.keys()].map((name) => [
      name,
      withImplementers(name)
        .filter(isObject)
        .map((type) => type.name.value),
    ]),
  )
  return {
    types,
    subgraphs,
    objectTypes,
    withImplementers,
    field: (type, name) => types.get(type)?.fields?.find((field) => field.name.value === name),
  }
}

/** The name of a type without lists and non-null. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

/** The text of a directive's argument; undefined where it has none. */
export function stringArgument(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined
}
