/** What the leading comment of an operation file says. */
export interface OperationDescription {
  description: string
  /** By variable name, from lines such as `# $days: number of returns`. */
  variables: Record<string, string>
}

/** Reads the comment lines before the operation: text is the description, `# $name: …` tells of a variable. */
export function describeOperation(text: string): OperationDescription {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  const comments = lines.slice(0, end).map((line) => line.replace(/^\s*#\s?/, '').trim())
  const variables: Record<string, string> = {}
  const words: string[] = []
  for (const line of comments) {
    const [, name, meaning] = /^\$(\w+):\s*(.+)$/.exec(line) ?? []
    if (name && meaning) variables[name] = meaning
    else if (line) words.push(line)
  }
  return { description: words.join(' '), variables }
}
