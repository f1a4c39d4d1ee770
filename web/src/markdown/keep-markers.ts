type MdastNode = { type: string; label?: string; value?: string; children?: MdastNode[] }

const IS_NUMBER = /^\d+$/

/**
 * Remark plugin: a line such as `[3]: https://elsewhere.example` would turn every [3] into a link of the writer's
 * choice. A number in brackets is a citation's marker here and nothing else.
 */
export function keepMarkers() {
  const visit = (node: MdastNode): void => {
    node.children = node.children?.flatMap((child) => {
      if (child.type === 'definition' && IS_NUMBER.test(child.label ?? '')) return []
      if ((child.type === 'linkReference' || child.type === 'imageReference') && IS_NUMBER.test(child.label ?? '')) {
        return { type: 'text', value: `[${child.label}]` }
      }
      visit(child)
      return child
    })
  }
  return visit
}
