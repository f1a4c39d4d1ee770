import { type DocumentNode, parse } from 'graphql'
import { hideRequirements } from './hide-requirements.ts'
import { plannerNames } from './planner-names.ts'
import { plannerSdl } from './planner-sdl.ts'
import type { Requirements } from './requirements.ts'

/** A supergraph for the planner. */
export interface PlannerSupergraph {
  document: DocumentNode
  requirements: Requirements
  /** Of fields that it may add to what a client selects. */
  names: ReadonlySet<string>
}

/** A supergraph as the planner should read it, and how to read its plans. */
export function plannerSupergraph(supergraphSdl: string): PlannerSupergraph {
  const { document, requirements } = hideRequirements(parse(plannerSdl(supergraphSdl), { noLocation: true }))
  return { document, requirements, names: plannerNames(document) }
}
