import type { PreparedOperation } from '../supergraph-runtime.ts'
import { isIntrospection, rootFields } from './root-fields.ts'

/**
 * A root field that is asked for but that no fetch of the plan brings; null where there is none. The
 * planner gives an empty plan, without an error, for what it finds no way to.
 */
export function unplannedField(prepared: PreparedOperation, variables: Record<string, unknown>): string | null {
  const { operation, operationContext, plannedRootFields } = prepared
  for (const field of rootFields(operation, operationContext.fragments, variables)) {
    const name = field.alias?.value ?? field.name.value
    if (!isIntrospection(field) && !plannedRootFields.has(name)) return name
  }
  return null
}
