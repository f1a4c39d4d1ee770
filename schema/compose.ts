import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { readSubgraphs } from '@chainlens/platform/config'
import { type ASTNode, type DocumentNode, GraphQLError, lexicographicSortSchema, printSchema, Source } from 'graphql'
import { addSharedTypes } from './add-shared-types.ts'
import { type Problem, placesOf, problemOf } from './problem.ts'

/** What composing gives: files to write (path from the root → content), hints, and errors. */
export interface Composition {
  files: Map<string, string>
  hints: Problem[]
  errors: Problem[]
}

/** Where the supergraph is written. */
export const SUPERGRAPH_FILE = 'schema/supergraph.graphql'

/**
 * Composes the subgraphs that rover.yaml lists from their sources in `root`. Writes nothing: the
 * caller writes `files` or compares them with what is there. With errors, files holds no supergraph.
 */
export function compose(root: string): Composition {
  const { subgraphs } = readSubgraphs(join(root, 'rover.yaml'))
  const files = new Map<string, string>()
  const services: { name: string; url: string; typeDefs: DocumentNode }[] = []
  const unread: Problem[] = []
  for (const { name, routingUrl } of subgraphs) {
    try {
      const own = readSource(root, `subgraphs/${name}/schema.graphql`)
      const { sdl, document } = addSharedTypes(own, readSource(root, 'schema/shared.graphql'))
      files.set(`schema/subgraphs/${name}.graphql`, sdl)
      services.push({ name, url: routingUrl, typeDefs: document })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      unread.push(problemOf(error))
    }
  }
  if (unread.length > 0) return { files, hints: [], errors: unread }
  const result = composeServices(services)
  if (result.errors) return { files, hints: [], errors: result.errors.map(problemOf) }

  files.set(SUPERGRAPH_FILE, `${result.supergraphSdl.trim()}\n`)
  const api = Supergraph.build(result.supergraphSdl).apiSchema().toGraphQLJSSchema()
  files.set('schema/api.graphql', `${printSchema(lexicographicSortSchema(api))}\n`)
  const hints = result.hints.map(({ definition, message, nodes }) => ({
    code: definition.code,
    message,
    places: placesOf((nodes ?? []) as readonly ASTNode[]),
    advice: null,
  }))
  return { files, hints, errors: [] }
}

/** A file with its path from the root as its name. Throws what is wrong as an error of GraphQL. */
function readSource(root: string, path: string): Source {
  try {
    return new Source(readFileSync(join(root, path), 'utf8'), path)
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException
    throw new GraphQLError(`${path} can not be read (${code})`, { extensions: { code: 'UNREADABLE' } })
  }
}
