/** What a changed file asks for; null: nothing. */
export type KindOfChange = 'compose' | 'restart' | null

/**
 * What to do when a file (its path from the root) has changed: schemas are composed while the server runs, code and
 * what is read once at its start need another start.
 */
export function kindOfChange(path: string): KindOfChange {
  const posix = path.replaceAll('\\', '/')
  if (/^(rover\.yaml|schema\/shared\.graphql|subgraphs\/[^/]+\/schema\.graphql)$/.test(posix)) return 'compose'
  if (/(^|\/)(node_modules|__generated__|testing|dist)\//.test(posix)) return null
  if (/^(platform|gateway|schema|cli|subgraphs)\/.*\.ts$/.test(posix))
    return /\.test\.ts$/.test(posix) ? null : 'restart'
  // Operations that are tools, and whatever data lies beside the code.
  return /^subgraphs\/.*\.(graphql|json)$/.test(posix) ? 'restart' : null
}
