import type { FieldFunctionOptions, Reference } from '@apollo/client'

type Edge = { node: Reference }
type Page = { edges: Edge[]; pageInfo: unknown }

/**
 * One list of the messages that a conversation shows, from its pages. A page asked for with `before` goes in front. Any
 * other is the newest, or what was just asked: it is hung onto the message that its first one follows, and what hung
 * there before gives way, as another branch does. A message sent while a page was on its way stays behind it.
 */
export function mergeMessages(
  existing: Page | undefined,
  incoming: Page,
  { args, readField }: Pick<FieldFunctionOptions, 'args' | 'readField'>,
): Page {
  if (!existing) return incoming
  const idOf = ({ node }: Edge) => readField<string>('id', node)!
  const parentOf = ({ node }: Edge) => readField<string>('id', readField<Reference>('parent', node)) ?? null
  const arrived = new Set(incoming.edges.map(idOf))
  const others = existing.edges.filter((edge) => !arrived.has(idOf(edge)))
  if (args?.before) return { edges: [...incoming.edges, ...others], pageInfo: incoming.pageInfo }

  const [first] = incoming.edges
  const follows = first ? parentOf(first) : null
  const earlier =
    follows === null ? [] : existing.edges.slice(0, existing.edges.findIndex((edge) => idOf(edge) === follows) + 1)
  const later: Edge[] = []
  let end = incoming.edges.length > 0 ? idOf(incoming.edges.at(-1)!) : null
  for (const edge of others) {
    if (parentOf(edge) !== end) continue
    later.push(edge)
    end = idOf(edge)
  }
  return {
    edges: [...earlier, ...incoming.edges, ...later],
    pageInfo: earlier.length > 0 ? existing.pageInfo : incoming.pageInfo,
  }
}
