import type { QueryPlan } from '@apollo/query-planner'
import { mapFetches } from './map-fetches.ts'
import type { Requirements } from './requirements.ts'
import { showFetch } from './show-fetch.ts'
import { withoutRootConditions } from './without-root-conditions.ts'

/**
 * A plan as it has to be run: its fetches ask subgraphs for what is required under its real name and with
 * its arguments, and hand it on under its real name. Where two fields require one field with different
 * arguments, their fetch becomes several.
 */
export function mendPlan(plan: QueryPlan, requirements: Requirements): QueryPlan {
  return mapFetches(plan, (fetch) => showFetch(withoutRootConditions(fetch), requirements))
}
