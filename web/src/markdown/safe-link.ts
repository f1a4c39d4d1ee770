/** The address if it is an absolute http or https one, else null. Whatever writes an answer may have read a hostile page. */
export function safeLink(address: string | null | undefined): string | null {
  if (!address) return null
  try {
    const { protocol, href } = new URL(address)
    return protocol === 'https:' || protocol === 'http:' ? href : null
  } catch {
    return null
  }
}
