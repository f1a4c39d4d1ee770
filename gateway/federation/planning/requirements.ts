import type { ConstArgumentNode } from 'graphql'

/** A field with arguments that some `@requires` names, under a name of its own. */
export interface HiddenField {
  /** Its name in the subgraphs. */
  readonly name: string
  readonly arguments: readonly ConstArgumentNode[]
}

/**
 * By where they stand (names with dots between them, as the subgraphs have them) the hidden fields that one
 * field requires.
 */
export type HiddenInputs = ReadonlyMap<string, string>

/** What `@requires` with arguments means in a supergraph whose planner knows nothing of them. */
export interface Requirements {
  /** By their names in the planner's supergraph. No field of any subgraph has such a name. */
  readonly hidden: ReadonlyMap<string, HiddenField>
  /** By `subgraph Type.field`: those fields that require hidden ones. */
  readonly inputs: ReadonlyMap<string, HiddenInputs>
  /** The object types that a type may be, by name: itself, or what implements it. */
  readonly objectTypes: ReadonlyMap<string, readonly string[]>
}

/** Of a supergraph in which nothing is required with arguments. */
export const NO_REQUIREMENTS: Requirements = { hidden: new Map(), inputs: new Map(), objectTypes: new Map() }
