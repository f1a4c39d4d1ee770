const LONGEST = 80

/** What a conversation is called after its first message: its first words, at most 80 UTF-16 code units. */
export function titleOf(content: string): string {
  const words = content.replace(/\s+/g, ' ').trim()
  if (words.length <= LONGEST) return words
  // Cut between characters, and between words where one is near.
  const cut = words.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')
  return `${cut.replace(/\s+\S{0,15}$/, '')}…`
}
