/** The address of a token's page; its id has slashes of its own. */
export function tokenPath(tokenId: string): string {
  return `/tokens/${encodeURIComponent(tokenId)}`
}

/** The address of a comparison; a side that isn't chosen yet is left out. */
export function comparePath(a: string | null, b: string | null): string {
  const sides = new URLSearchParams({ ...(a && { a }), ...(b && { b }) })
  return sides.size > 0 ? `/compare?${sides}` : '/compare'
}
