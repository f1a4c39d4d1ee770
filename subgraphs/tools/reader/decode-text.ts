/** The text of a page: by its header's charset, else by what its first bytes state, else UTF-8. */
export function decodeText(bytes: Buffer, charset: string | null): string {
  const stated = /<meta[^>]{0,200}charset\s*=\s*["']?([\w:-]{1,40})/i.exec(
    bytes.subarray(0, 2_048).toString('latin1'),
  )?.[1]
  for (const label of [charset, stated, 'utf-8']) {
    if (!label) continue
    try {
      return new TextDecoder(label).decode(bytes)
    } catch {
      // A charset that nobody knows is as good as none.
    }
  }
  return bytes.toString('utf8')
}
