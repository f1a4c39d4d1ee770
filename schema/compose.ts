import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { readSubgraphs } from '@chainlens/platform/config'
import { lexicographicSortSchema, parse, printSchema } from 'graphql'
import { addSharedTypes } from './add-shared-types.ts'

/** What composing gives: files to write (path from the root → content), hints, and errors. */
export interface Composition {
  files: Map<string, string>
  hints: string[]
  errors: string[]
}

/**
 * Composes the subgraphs that rover.yaml lists from their sources in `root`. Writes nothing: the
 * caller writes `files` or compares them with what is there. With errors, files holds the subgraphs only.
 */
export function compose(root: string): Composition {
  const { subgraphs } = readSubgraphs(join(root, 'rover.yaml'))
  const shared = readFileSync(join(root, 'schema/shared.graphql'), 'utf8')
  const files = new Map<string, string>()
  const services = subgraphs.map(({ name, routingUrl }) => {
    const sdl = addSharedTypes(readFileSync(join(root, 'subgraphs', name, 'schema.graphql'), 'utf8'), shared)
    files.set(`schema/subgraphs/${name}.graphql`, sdl)
    return { name, url: routingUrl, typeDefs: parse(sdl) }
  })
  const result = composeServices(services)
  if (result.errors) return { files, hints: [], errors: result.errors.map((error) => error.message) }

  files.set('schema/supergraph.graphql', `${result.supergraphSdl.trim()}\n`)
  const api = Supergraph.build(result.supergraphSdl).apiSchema().toGraphQLJSSchema()
  files.set('schema/api.graphql', `${printSchema(lexicographicSortSchema(api))}\n`)
  return { files, hints: result.hints.map((hint) => hint.toString()), errors: [] }
}
