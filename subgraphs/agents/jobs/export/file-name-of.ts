const LONGEST = 60

/** What an exported conversation is called on a person's machine: letters, digits and `-` alone. */
export function fileNameOf(title: string | null): string {
  const words = (title ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  const name = [...words]
    .slice(0, LONGEST)
    .join('')
    .replace(/^-+|-+$/g, '')
  return `chainlens-${name || 'conversation'}.md`
}
