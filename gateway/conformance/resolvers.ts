/** Resolvers of a suite's subgraph, as graphql-js and @apollo/subgraph take them. */
// biome-ignore lint/suspicious/noExplicitAny: small data of any shape
export type Resolvers = Record<string, Record<string, any>>
