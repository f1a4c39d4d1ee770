import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SubgraphDefinition } from '@chainlens/platform/graphql'
import { rootDirectory } from './root-directory.ts'

/** The definition of a subgraph that rover.yaml lists: the default export of subgraphs/<name>/index.ts. */
// biome-ignore lint/suspicious/noExplicitAny: services and contexts differ by subgraph
export async function loadDefinition(name: string): Promise<SubgraphDefinition<any, any>> {
  const file = join(rootDirectory, 'subgraphs', name, 'index.ts')
  const module = await import(pathToFileURL(file).href)
  return module.default
}
