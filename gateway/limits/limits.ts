/** What one operation may ask for. */
export interface Limits {
  /** Bytes of a request's body. */
  bodyBytes: number
  /** Characters of a document. */
  documentCharacters: number
  /** Lexical tokens of a document. */
  tokens: number
  /** Fields within fields; introspection as graphql-js writes it needs 15. */
  depth: number
  /** Braces within braces: fields, inline fragments and spreads of fragments. */
  nesting: number
  /** Different names under query or mutation. */
  rootFields: number
  /** Renamed fields, each fragment counted wherever it is spread. */
  aliases: number
  /** Directives on one place. */
  directivesOnOne: number
  /** Directives in all, each fragment counted wherever it is spread. */
  directives: number
  /** Selections in all, each fragment counted wherever it is spread: the planner's work grows with these. */
  selections: number
  /** Times that one field may be asked for at one place: validation compares each with each. */
  repeats: number
  /** Lists and objects within each other, in arguments and in variables. */
  valueDepth: number
  /** Points that an operation may cost, worked out from the schema; null: any number. */
  cost: number | null
  /** Points of a mutation's field, more than of a query's. */
  mutationCost: number
  /** How many times over what a tool asks to learn the whole schema may be asked at once; null: any number. */
  introspections: number | null
  /** Entries that a list is taken to have where nothing says how many. */
  assumedListSize: number
  /** Entries that one page may be asked for; null: any number. */
  pageSize: number | null
  /** Names of the arguments that say how large a page is, where the supergraph doesn't by `@listSize`. */
  pageArguments: readonly string[]
  /** Fields under the root of which one operation may have only one, together: guessing them by aliases is the attack. */
  onePerOperation: readonly string[]
}

/**
 * What holds unless a runtime is told otherwise, for whatever schema: how large its pages are, and what they may cost
 * together, its owner has to say.
 */
export const LIMITS: Limits = {
  bodyBytes: 262_144,
  documentCharacters: 100_000,
  tokens: 4_000,
  depth: 20,
  nesting: 60,
  rootFields: 20,
  aliases: 50,
  directivesOnOne: 5,
  directives: 50,
  selections: 2_000,
  repeats: 100,
  valueDepth: 20,
  cost: null,
  mutationCost: 10,
  introspections: 2,
  assumedListSize: 10,
  pageSize: null,
  pageArguments: ['first', 'last', 'limit'],
  onePerOperation: [],
}
