/** What one operation may ask for; checked before it is validated or planned. */
export const LIMITS = {
  /** Bytes of a request's body. */
  bodyBytes: 1_000_000,
  /** Lexical tokens of the document. */
  tokens: 4_000,
  /** Fields within fields; introspection as graphql-js writes it needs 15. */
  depth: 20,
  /** Different names under query or mutation. */
  rootFields: 20,
  /** Renamed fields, each fragment counted wherever it is spread. */
  aliases: 50,
  /** Directives on one selection. */
  directivesOnOne: 5,
  /** Directives in all, each fragment counted wherever it is spread. */
  directives: 50,
  /** Selections in all, each fragment counted wherever it is spread: the planner's work grows with these. */
  selections: 2_000,
  /** Times that one field may be asked for at one place: validation compares each with each. */
  repeats: 100,
  /** Lists and objects within each other, in arguments and in variables. */
  valueDepth: 20,
} as const
