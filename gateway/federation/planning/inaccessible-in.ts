import { type ConstDirectiveNode, type DocumentNode, Kind, parse, type SchemaDefinitionNode } from 'graphql'
import { stringArgument } from './graph-types.ts'

const FEATURE = 'https://specs.apollo.dev/inaccessible/v0.2'
const LINK = `schema @link(url: "${FEATURE}", for: SECURITY) { query: Query }`
const DEFINITION =
  'directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION'

/** A supergraph that knows `@inaccessible`, and the directive by the name that it has there. */
export function inaccessibleIn(document: DocumentNode): { document: DocumentNode; directive: ConstDirectiveNode } {
  const schema = document.definitions.find((one): one is SchemaDefinitionNode => one.kind === Kind.SCHEMA_DEFINITION)
  const link = schema?.directives?.find((one) => /\/inaccessible\/v[\d.]+$/.test(stringArgument(one, 'url') ?? ''))
  const value = (link && stringArgument(link, 'as')) ?? 'inaccessible'
  const directive: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value } }
  if (link || !schema) return { document, directive }
  const [added] = parse(LINK, { noLocation: true }).definitions as SchemaDefinitionNode[]
  const linked = { ...schema, directives: [...(schema.directives ?? []), ...(added?.directives ?? [])] }
  const definitions = document.definitions.map((one) => (one === schema ? linked : one))
  return {
    document: { ...document, definitions: [...definitions, ...parse(DEFINITION, { noLocation: true }).definitions] },
    directive,
  }
}
