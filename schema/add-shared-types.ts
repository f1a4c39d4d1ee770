import { type DefinitionNode, type DocumentNode, Kind, parse, print, visit } from 'graphql'

const FEDERATION_LINK = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@override", "@tag", "@interfaceObject", "@cost", "@listSize"]
  )`

const HEADER =
  '# Written by `npm run compose` from schema.graphql of the subgraph and schema/shared.graphql. Do not edit.'

/**
 * A subgraph's own types, the shared types that they refer to (and those that these refer to), and
 * the link to the federation spec: the schema that the subgraph serves and the composer reads.
 */
export function addSharedTypes(ownSdl: string, sharedSdl: string): string {
  const own = parse(ownSdl)
  const shared = new Map<string, DefinitionNode>()
  for (const definition of parse(sharedSdl).definitions)
    if ('name' in definition && definition.name) shared.set(definition.name.value, definition)

  const needed = new Set<string>()
  const queue: (DocumentNode | DefinitionNode)[] = [own]
  for (let next = queue.pop(); next; next = queue.pop()) {
    visit(next, {
      [Kind.NAMED_TYPE]: (node) => {
        const definition = shared.get(node.name.value)
        if (!definition || needed.has(node.name.value)) return
        needed.add(node.name.value)
        queue.push(definition)
      },
    })
  }
  const added = [...shared].filter(([name]) => needed.has(name)).map(([, definition]) => print(definition))
  return `${[HEADER, FEDERATION_LINK, print(own), ...added].join('\n\n')}\n`
}
