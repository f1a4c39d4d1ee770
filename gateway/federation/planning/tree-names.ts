import { type DocumentNode, type FieldNode, visit } from 'graphql'

/** By names that a client gave to fields: what these fields are called while the plan runs. */
export type TreeNames = ReadonlyMap<string, string>

/** What a field is called in what subgraphs bring. */
export function treeNameOf(field: FieldNode, treeNames: TreeNames): string {
  const alias = aliasOf(field)
  return (alias && treeNames.get(alias)) ?? alias ?? field.name.value
}

/**
 * A document in which no field is called by the client as another is called that the planner may add. It merges
 * selections by their names: `{ user { id: name email } }` would bring the id under both its names.
 */
export function withTreeNames(
  document: DocumentNode,
  plannerNames: ReadonlySet<string>,
): { document: DocumentNode; treeNames: TreeNames } {
  const shadows = new Set<string>()
  const taken = new Set(plannerNames)
  visit(document, {
    Field(field) {
      const alias = aliasOf(field)
      if (alias && plannerNames.has(alias)) shadows.add(alias)
      taken.add(field.name.value)
      if (alias) taken.add(alias)
    },
  })
  const treeNames = new Map<string, string>()
  for (const alias of shadows) {
    let name = `${alias}_asked`
    while (taken.has(name)) name += '_'
    taken.add(name)
    treeNames.set(alias, name)
  }
  if (treeNames.size === 0) return { document, treeNames }
  const renamed: DocumentNode = visit(document, {
    Field(field) {
      const name = treeNames.get(aliasOf(field) ?? '')
      return name && field.alias ? { ...field, alias: { ...field.alias, value: name } } : undefined
    },
  })
  return { document: renamed, treeNames }
}

/** The name that a client gave a field, where it is another than its own. */
function aliasOf({ alias, name }: FieldNode): string | undefined {
  return alias && alias.value !== name.value ? alias.value : undefined
}
