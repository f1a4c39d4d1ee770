import { type OperationDefinitionNode, valueFromASTUntyped } from 'graphql'

/** What an operation declares for variables that are left out, by name. */
export function variableDefaults(operation: OperationDefinitionNode): ReadonlyMap<string, unknown> {
  const defaults = new Map<string, unknown>()
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue) defaults.set(variable.name.value, valueFromASTUntyped(defaultValue))
  return defaults
}
