import { GraphQLError } from 'graphql'

type AnswerPath = (string | number)[]

/** One making of an answer out of a tree. */
export interface Projection {
  readonly variables: Readonly<Record<string, unknown>>
  /** Where in the answer it is; the last name of a scalar is left out. */
  readonly path: AnswerPath
  readonly errors: GraphQLError[]
}

/**
 * Makes a value of the answer out of one of the tree, which may be missing. Undefined where the schema
 * forbids the null that it would be: what contains it becomes null, the error is told already.
 */
export type Complete = (value: unknown, projection: Projection) => unknown

/** Tells of a value that the schema does not allow. `name` is what the path lacks, if anything. */
export function tellInvalid(projection: Projection, message: string, name: string | null): void {
  const path = name === null ? [...projection.path] : [...projection.path, name]
  projection.errors.push(new GraphQLError(message, { path, extensions: { code: 'INVALID_GRAPHQL' } }))
}
