const FENCE = /^ {0,3}(`{3,}|~{3,})/
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/
const INDENTED = /^(?: {2,}|\t)/

/**
 * Cuts markdown into blocks that can be rendered apart, so that a growing text parses its last block only. Joined they
 * are the text again. Cut is at blank lines, except inside fenced code and between the parts of one list.
 */
export function splitBlocks(markdown: string): string[] {
  const blocks: string[] = []
  let block = ''
  let fence: string | null = null
  let isAfterBlank = false
  let isList = false
  for (const line of markdown.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const isBlank = line.trim() === ''
    if (
      fence === null &&
      isAfterBlank &&
      !isBlank &&
      block.trim() !== '' &&
      !(isList && (LIST_ITEM.test(line) || INDENTED.test(line)))
    ) {
      blocks.push(block)
      block = ''
    }
    if (block.trim() === '' && !isBlank) isList = LIST_ITEM.test(line)
    const mark = FENCE.exec(line)?.[1]
    if (mark) {
      if (fence === null) fence = mark
      else if (mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark) fence = null
    }
    block += line
    isAfterBlank = isBlank
  }
  if (block) blocks.push(block)
  return blocks
}
