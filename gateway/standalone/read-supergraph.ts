import { ChainLensError } from '@chainlens/platform/errors'
import { type DocumentNode, type EnumValueDefinitionNode, Kind, parse } from 'graphql'

/** A subgraph as a supergraph names it. */
export interface NamedSubgraph {
  name: string
  /** …/graphql; empty where the supergraph does not say. */
  url: string
}

/** The subgraphs that a supergraph's SDL names. Throws SUPERGRAPH_INVALID where it is none. */
export function readSupergraph(supergraphSdl: string): NamedSubgraph[] {
  const graphs = parseSdl(supergraphSdl).definitions.find(
    (one) => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph',
  )
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : []
  const subgraphs = values.flatMap(namedSubgraph)
  if (subgraphs.length > 0) return subgraphs
  throw new ChainLensError({
    code: 'SUPERGRAPH_INVALID',
    message: 'This is no supergraph: it names no subgraphs (no enum join__Graph).',
    hint: 'Give what composition writes (rover supergraph compose, or npm run compose), not the schema of a subgraph or of clients.',
  })
}

function parseSdl(supergraphSdl: string): DocumentNode {
  try {
    return parse(supergraphSdl, { noLocation: true })
  } catch (cause) {
    throw new ChainLensError({
      code: 'SUPERGRAPH_INVALID',
      message: `The supergraph is no GraphQL: ${(cause as Error).message}`,
      hint: 'Compose it again.',
      cause,
    })
  }
}

function namedSubgraph({ directives = [] }: EnumValueDefinitionNode): NamedSubgraph[] {
  const given = directives.find(({ name }) => name.value === 'join__graph')?.arguments ?? []
  const text = (name: string) => {
    const value = given.find((one) => one.name.value === name)?.value
    return value?.kind === Kind.STRING ? value.value : ''
  }
  return text('name') === '' ? [] : [{ name: text('name'), url: text('url') }]
}
