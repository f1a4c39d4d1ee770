import { type DefinitionNode, type DocumentNode, Kind, parse, print, type Source, visit } from 'graphql'

const FEDERATION_LINK = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@override", "@tag", "@interfaceObject", "@cost", "@listSize"]
  )`

const HEADER =
  '# Written by `npm run compose` from schema.graphql of the subgraph and schema/shared.graphql. Do not edit.'

/** A subgraph's schema, as text and with the places in the files that its parts stand in. */
export interface SubgraphSchema {
  sdl: string
  /** Its nodes' locations are those of the sources. */
  document: DocumentNode
}

/**
 * A subgraph's own types, the shared types that they refer to (and those that these refer to), and
 * the link to the federation spec: the schema that the subgraph serves and the composer reads. Throws a
 * GraphQLError for what is no GraphQL.
 */
export function addSharedTypes(ownSource: string | Source, sharedSource: string | Source): SubgraphSchema {
  const own = parse(ownSource)
  const shared = new Map<string, DefinitionNode>()
  for (const definition of parse(sharedSource).definitions)
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
  const definitions = [...own.definitions, ...[...shared].flatMap(([name, one]) => (needed.has(name) ? [one] : []))]
  return {
    sdl: `${[HEADER, FEDERATION_LINK, ...definitions.map(print)].join('\n\n')}\n`,
    document: { kind: Kind.DOCUMENT, definitions: [...parse(FEDERATION_LINK).definitions, ...definitions] },
  }
}
