import { type ConstDirectiveNode, type DocumentNode, Kind, parse, print, visit } from 'graphql'

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  return (directive.arguments ?? []).some(
    ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
  )
}

/**
 * The supergraph as the planner should read it: of a type's keys, those that a subgraph declares
 * `resolvable: false` stand last. The planner enters a subgraph by the first key that it finds, and
 * by such a one it would find nothing.
 */
export function plannerSdl(supergraphSdl: string): string {
  const document: DocumentNode = visit(parse(supergraphSdl, { noLocation: true }), {
    enter(node) {
      if (!('directives' in node) || !node.directives || node.directives.length < 2) return undefined
      const directives = node.directives as readonly ConstDirectiveNode[]
      const isLate = (one: ConstDirectiveNode) => one.name.value === 'join__type' && isUnresolvable(one)
      if (!directives.some(isLate)) return undefined
      return { ...node, directives: [...directives.filter((one) => !isLate(one)), ...directives.filter(isLate)] }
    },
  })
  return print(document)
}
