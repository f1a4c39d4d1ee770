import { type FieldNode, Kind, type SelectionNode, type ValueNode, visit } from 'graphql'
import type { ClientSelection } from './client-selection.ts'
import { variableDefaults } from './variable-defaults.ts'

/** Whether a selection is asked for, by its `@skip` and `@include`. */
export type IsIncluded = (selection: SelectionNode) => boolean

/** The variables on which it depends what of an operation is asked for. */
export interface Inclusion {
  /** Their values as text: equal for equal choices. */
  keyOf(variables: Readonly<Record<string, unknown>>): string
  /** What is asked for where their values are these. */
  isIncluded(variables: Readonly<Record<string, unknown>>): IsIncluded
}

/** Finds out what the `@skip` and `@include` of an operation depend on. */
export function compileInclusion({ operation, fragments }: ClientSelection): Inclusion {
  const defaults = variableDefaults(operation)
  const names = new Set<string>()
  for (const node of [operation, ...Object.values(fragments)])
    visit(node, {
      Directive({ name, arguments: given }) {
        if (name.value !== 'skip' && name.value !== 'include') return
        for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      },
    })
  const all = [...names]

  function isTrue(name: string, variables: Readonly<Record<string, unknown>>): boolean {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined
    return (given === undefined ? defaults.get(name) : given) === true
  }

  function holds(value: ValueNode | undefined, variables: Readonly<Record<string, unknown>>): boolean {
    if (value?.kind === Kind.VARIABLE) return isTrue(value.name.value, variables)
    return value?.kind === Kind.BOOLEAN && value.value
  }

  return {
    keyOf(variables) {
      let key = ''
      for (const name of all) key += isTrue(name, variables) ? '1' : '0'
      return key
    },
    isIncluded: (variables) => (selection) => {
      for (const { name, arguments: given } of (selection as FieldNode).directives ?? []) {
        if (name.value === 'skip' && holds(given?.[0]?.value, variables)) return false
        if (name.value === 'include' && !holds(given?.[0]?.value, variables)) return false
      }
      return true
    },
  }
}
