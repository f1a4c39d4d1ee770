import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  isInterfaceType,
  isObjectType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql'
import { treeNameOf } from '../planning/tree-names.ts'
import type { ClientSelection } from './client-selection.ts'
import { collectFields } from './collect-fields.ts'
import type { ObjectCompiler } from './compile-composite.ts'
import { compileIntrospection } from './compile-introspection.ts'
import { compileValue } from './compile-value.ts'
import type { IsIncluded } from './inclusion.ts'
import { isInherited, readOwn, writeOwn } from './own-property.ts'
import { type Complete, tellInvalid } from './projection.ts'

interface OutputField {
  readonly name: string
  /** In the tree. */
  readonly treeName: string
  /** Whether plain objects inherit something of either name. */
  readonly isInherited: boolean
  readonly needsPath: boolean
  readonly complete: Complete
}

/** Compiles how the objects of an answer are made out of those of the tree. */
export function createObjectCompiler(client: ClientSelection, isIncluded: IsIncluded): ObjectCompiler {
  const compiler: ObjectCompiler = { schema: client.schema, compile: compileObject }
  return compiler

  function compileObject(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): Complete {
    const fields = [...collectFields(client, sets, type, isIncluded)].map(([name, nodes]) =>
      compileField(type, name, nodes),
    )
    return (value, projection) => {
      const source = value as Record<string, unknown>
      const output: Record<string, unknown> = {}
      for (const field of fields) {
        const { name, treeName } = field
        const given = field.isInherited ? readOwn(source, treeName) : source[treeName]
        if (field.needsPath) projection.path.push(name)
        const completed = field.complete(given, projection)
        if (field.needsPath) projection.path.pop()
        if (completed === undefined) return undefined
        if (field.isInherited) writeOwn(output, name, completed)
        else output[name] = completed
      }
      return output
    }
  }

  function compileField(type: GraphQLCompositeType, name: string, nodes: readonly FieldNode[]): OutputField {
    const [node] = nodes
    const treeName = node ? treeNameOf(node, client.treeNames) : name
    const field = { name, treeName, isInherited: isInherited(name) || isInherited(treeName) }
    const fieldName = node?.name.value ?? ''
    if (fieldName === '__typename') return { ...field, needsPath: false, complete: compileTypename(type, name) }
    if (fieldName === SchemaMetaFieldDef.name || fieldName === TypeMetaFieldDef.name)
      return { ...field, needsPath: false, complete: compileIntrospection(client, name, nodes) }
    const definition = (type as GraphQLObjectType).getFields()[fieldName]
    if (!definition) throw new Error(`no field ${type.name}.${fieldName}`)
    return { ...field, ...compileValue(definition.type, name, nodes, compiler) }
  }
}

/**
 * The type's own name, whatever the tree says: subgraphs may call their roots otherwise. Of what is only
 * known by an interface there is none to tell.
 */
function compileTypename(type: GraphQLCompositeType, name: string): Complete {
  if (isObjectType(type)) return () => type.name
  const kind = isInterfaceType(type) ? 'interface' : 'union'
  return (_, projection) => {
    tellInvalid(projection, `An object of which only the ${kind} is known.`, name)
    return undefined
  }
}
