import { type DocumentNode, parse } from 'graphql'
import { hideRequirements } from './hide-requirements.ts'
import { plannerSdl } from './planner-sdl.ts'
import type { Requirements } from './requirements.ts'

/** A supergraph as the planner should read it, and how to read its plans. */
export function plannerSupergraph(supergraphSdl: string): { document: DocumentNode; requirements: Requirements } {
  return hideRequirements(parse(plannerSdl(supergraphSdl), { noLocation: true }))
}
