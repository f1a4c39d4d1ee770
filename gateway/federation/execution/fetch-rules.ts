import { type GraphQLSchema, isAbstractType } from 'graphql'
import type { AnswerNames } from './answer-names.ts'

/** What the fetches of one supergraph's plans have in common. */
export interface FetchRules {
  /** With all that clients may not see. */
  readonly supergraph: GraphQLSchema
  /** Names of types that no object has. */
  readonly abstractTypes: ReadonlySet<string>
  /** Names of fields that plans have and that neither clients nor subgraphs know. */
  readonly hiddenNames: ReadonlySet<string>
}

/** What the fetches of one operation's plan have in common. */
export interface OperationRules extends FetchRules {
  readonly answerNames: AnswerNames
}

/** The rules of a supergraph. */
export function fetchRules(supergraph: GraphQLSchema, hiddenNames: ReadonlySet<string> = new Set()): FetchRules {
  const types = Object.values(supergraph.getTypeMap())
  return { supergraph, abstractTypes: new Set(types.filter(isAbstractType).map(({ name }) => name)), hiddenNames }
}
