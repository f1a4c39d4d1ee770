import type { HastNode } from './hast-node.ts'
import { splitMarks } from './split-marks.ts'

/** In code a bracket is a bracket, and a control inside a link could not be reached. */
const UNTOUCHED = ['code', 'pre', 'a']

/**
 * Rehype plugin: markers become `cite` and unsupported numbers `mark` elements, for which the caller has components.
 * Neither comes from the markdown itself, since raw HTML in it is not parsed.
 */
export function annotateNumbers({ unsupported }: { unsupported: readonly string[] }) {
  const visit = (node: HastNode): void => {
    if (!node.children || UNTOUCHED.includes(node.tagName ?? '')) return
    node.children = node.children.flatMap((child) => {
      if (child.type !== 'text' || !child.value) {
        visit(child)
        return child
      }
      return splitMarks(child.value, unsupported).map((mark, index, marks): HastNode => {
        const isBeforeMarker = marks[index + 1]?.kind === 'citation'
        // A marker at the head of the next line would seem to belong to what follows.
        const text = { type: 'text', value: isBeforeMarker ? mark.text.replace(/ $/, '\u00a0') : mark.text }
        if (mark.kind === 'text') return text
        const tagName = mark.kind === 'citation' ? 'cite' : 'mark'
        return { type: 'element', tagName, properties: {}, children: [text] }
      })
    })
  }
  return visit
}
