import type { ComposedSuite } from './compose-suite.ts'

/** An answer as a client reads it. */
export interface ConformanceAnswer {
  data?: Record<string, unknown> | null
  /** Paths with dots between their steps, '' where an error has none; sorted, each once. */
  errors: string[]
}

/** A gateway before a suite's subgraphs. */
export interface ConformanceGateway {
  answer(query: string, variables: Record<string, unknown>): Promise<ConformanceAnswer>
  dispose(): Promise<void>
}

/** Builds a gateway before a suite's subgraphs. */
export type CreateConformanceGateway = (suite: ComposedSuite) => Promise<ConformanceGateway>

/** The paths of errors, as suites write them. */
export function errorPaths(errors: readonly { path?: readonly (string | number)[] }[] = []): string[] {
  return [...new Set(errors.map(({ path }) => path?.join('.') ?? ''))].sort()
}
