import type { ASTNode, GraphQLError } from 'graphql'

/** Something that composing found, for a person who is to mend it. */
export interface Problem {
  /** As composition names it, e.g. INVALID_FIELD_SHARING. */
  code: string
  message: string
  /** `file:line:column` from the root, of each part that it is about. */
  places: string[]
  /** What to do; null where the message says it. */
  advice: string | null
}

const MOST_PLACES = 4

const ADVICE: Readonly<Record<string, string>> = {
  INVALID_FIELD_SHARING: 'Mark the field @shareable in every subgraph that resolves it, or keep it in one.',
  FIELD_TYPE_MISMATCH: 'Give the field the same type everywhere.',
  EXTERNAL_TYPE_MISMATCH: 'Give the @external field the type that its owner gives it.',
  EXTERNAL_MISSING_ON_BASE: 'Another subgraph has to resolve what is @external here.',
  EXTERNAL_UNUSED: 'Take @external off, or use the field in a @key, @requires or @provides.',
  KEY_INVALID_FIELDS: 'A @key names fields of its own type.',
  REQUIRES_INVALID_FIELDS: 'A @requires names fields of its own type that are @external here.',
  PROVIDES_INVALID_FIELDS: 'A @provides names fields of the type that the field has.',
  SATISFIABILITY_ERROR:
    'Give the type a @key that both subgraphs know, so that the gateway can go from the one to the other.',
  ENUM_VALUE_MISMATCH: 'Give the enum the same values everywhere, since it is both asked with and answered.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: 'Give the field the argument everywhere, or make it optional.',
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH: 'Give the input the field everywhere, or make it optional.',
  TYPE_KIND_MISMATCH: 'Make it the same kind of type everywhere, or give one of them another name.',
  NO_QUERIES: 'Some subgraph needs a field on Query.',
  SYNTAX: 'Mend the text at this place; what is named there is the first thing that could not be read.',
}

/** What an error of GraphQL or of composition says. */
export function problemOf(error: GraphQLError): Problem {
  const { extensions, message, source, locations, nodes } = error
  const isSyntax = message.startsWith('Syntax Error') && source !== undefined
  const code = isSyntax ? 'SYNTAX' : String(extensions?.code ?? 'INVALID_GRAPHQL')
  const [first] = locations ?? []
  const places =
    isSyntax && first ? [`${source.name}:${first.line}:${first.column}`] : placesOf((nodes ?? []) as readonly ASTNode[])
  return { code, message, places, advice: ADVICE[code] ?? null }
}

/** Where nodes stand, each place once; what has a name, at that rather than at its description. */
export function placesOf(nodes: readonly ASTNode[]): string[] {
  const places = nodes.flatMap((node) => {
    const loc = ('name' in node ? node.name?.loc : undefined) ?? node.loc
    return loc ? [`${loc.source.name}:${loc.startToken.line}:${loc.startToken.column}`] : []
  })
  return [...new Set(places)].slice(0, MOST_PLACES)
}

/** As lines for a terminal: what, where, and what to do. */
export function describeProblem({ code, message, places, advice }: Problem): string {
  return [`${message} (${code})`, ...places.map((place) => `  at ${place}`), ...(advice ? [`  → ${advice}`] : [])].join(
    '\n',
  )
}
