import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLSchema, parse, print, validate } from 'graphql'
import type { ConformanceSubgraph, ConformanceSuite } from './conformance-suite.ts'

const LINK = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: [
    "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@tag",
    "@interfaceObject", "@extends", "@composeDirective"
  ])
`

/** One request that reached a subgraph. */
export interface SubgraphCall {
  subgraph: string
  /** As it prints. */
  query: string
  variables: Record<string, unknown>
}

/** What a subgraph answers; never shared with another answer. */
export interface InMemoryAnswer {
  data?: Record<string, unknown> | null
  // biome-ignore lint/suspicious/noExplicitAny: errors as JSON has them
  errors?: any[]
}

/** A suite's graph: composed, with its subgraphs ready to be asked. */
export interface ComposedSuite {
  supergraphSdl: string
  subgraphs: string[]
  /** In the order in which they began. */
  calls: SubgraphCall[]
  ask(subgraph: string, query: string, variables: Record<string, unknown>): Promise<InMemoryAnswer>
}

/** Composes a suite's subgraphs and holds them in memory. */
export function composeSuite(suite: ConformanceSuite): ComposedSuite {
  const subgraphs = Object.entries(suite.subgraphs()).map(([name, subgraph]) => ({
    name,
    typeDefs: parse(sdlOf(subgraph)),
    resolvers: subgraph.resolvers,
  }))
  const services = subgraphs.map(({ name, typeDefs }) => ({ name, url: `http://${name}.test/graphql`, typeDefs }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(`${suite.name}: ${errors?.map(({ message }) => message).join('\n')}`)
  const schemas = new Map<string, GraphQLSchema>(
    subgraphs.map(({ name, typeDefs, resolvers }) => [
      name,
      buildSubgraphSchema([{ typeDefs, ...(resolvers ? { resolvers } : {}) }] as never),
    ]),
  )
  const calls: SubgraphCall[] = []

  async function ask(subgraph: string, query: string, variables: Record<string, unknown>): Promise<InMemoryAnswer> {
    const schema = schemas.get(subgraph)
    if (!schema) throw new Error(`no subgraph is named ${subgraph}`)
    const document = parse(query)
    calls.push({ subgraph, query: print(document), variables: structuredClone(variables) })
    const invalid = validate(schema, document)
    if (invalid.length > 0) return { errors: invalid.map((error) => error.toJSON()) }
    const variableValues = JSON.parse(JSON.stringify(variables))
    const answer = await execute({ schema, document, variableValues, rootValue: {}, contextValue: {} })
    return JSON.parse(JSON.stringify(answer))
  }

  return { supergraphSdl, subgraphs: subgraphs.map(({ name }) => name), calls, ask }
}

function sdlOf({ sdl, isFederationOne = false }: ConformanceSubgraph): string {
  return isFederationOne || sdl.includes('@link(') ? sdl : LINK + sdl
}
