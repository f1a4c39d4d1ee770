import type { FieldFunctionOptions, Reference } from '@apollo/client'

type Edge = { node: Reference }
type Page = { edges: Edge[]; pageInfo: unknown }

/**
 * One list of a conversation's messages from its pages. A page asked for with `before` goes in front. Any other is the
 * newest: what it holds replaces what was known, and a message sent while it was on its way stays behind it.
 */
export function mergeMessages(
  existing: Page | undefined,
  incoming: Page,
  { args, readField }: Pick<FieldFunctionOptions, 'args' | 'readField'>,
): Page {
  if (!existing) return incoming
  const arrived = new Set(incoming.edges.map((edge) => readField<string>('id', edge.node)))
  const others = existing.edges.filter((edge) => !arrived.has(readField<string>('id', edge.node)))
  if (args?.before) return { edges: [...incoming.edges, ...others], pageInfo: incoming.pageInfo }

  const last = incoming.edges.at(-1)
  const newest = last ? readField<string>('createdAt', last.node)! : ''
  const isLater = (edge: Edge) => Date.parse(readField<string>('createdAt', edge.node)!) > Date.parse(newest)
  const later = last ? others.filter(isLater) : others
  const earlier = last ? others.filter((edge) => !isLater(edge)) : []
  return {
    edges: [...earlier, ...incoming.edges, ...later],
    pageInfo: earlier.length > 0 ? existing.pageInfo : incoming.pageInfo,
  }
}
