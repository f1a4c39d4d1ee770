import type { Resolvers } from './resolvers.ts'

/** One operation and what it must answer. */
export interface ConformanceOperation {
  /** What is looked at, as a sentence about behaviour. */
  name: string
  query: string
  variables?: Record<string, unknown>
  /** Exactly; null where nothing of the answer is left, undefined where the request itself is refused. */
  data: Record<string, unknown> | null | undefined
  /** Paths of the errors, with dots between their steps ('' for one without a path), in any order; none: no errors. */
  errors?: string[]
  /**
   * Subgraphs that are asked, once for each request: in this order for mutations, in any for queries.
   * Undefined where several numbers of requests are as right.
   */
  calls?: string[]
  /** Operations that must be among those that are sent, by subgraph; written in any layout. */
  asked?: Record<string, string>
  /** Variables that must be among those that are sent, by subgraph. */
  sent?: Record<string, Record<string, unknown>>
}

/** One subgraph of a suite, held in memory. */
export interface ConformanceSubgraph {
  /** Its SDL; the link to federation is put before it unless it has one or is of federation 1. */
  sdl: string
  resolvers?: Resolvers
  /** Federation 1: no link, `extend type` where it adds to a type of others. */
  isFederationOne?: boolean
}

/** Operations on one small graph that looks at one feature of federation. */
export interface ConformanceSuite {
  name: string
  /** Made anew for each gateway, so that what mutations change stays with it. */
  subgraphs(): Record<string, ConformanceSubgraph>
  operations: ConformanceOperation[]
}
