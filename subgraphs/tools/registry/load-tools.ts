import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ChainLensError } from '@chainlens/platform/errors'
import type { Platform } from '@chainlens/platform/service'
import { buildSchema } from 'graphql'
import { loadOwnTools } from './load-own-tools.ts'
import { operationTool } from './operation-tool.ts'
import type { Plugin, Tool } from './tool.ts'

const subgraphsFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const apiFile = join(subgraphsFolder, '..', 'schema', 'api.graphql')

/** Files of a folder with an ending; none where the folder is not there. */
function list(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(ending) && !file.endsWith('.test.ts'))
      .sort()
      .map((file) => join(folder, file))
  } catch {
    return []
  }
}

/**
 * Every tool by name: the operations in the `tools/` folder of each subgraph, the plugins, and
 * those of the operator's own folder. Throws TOOL_BROKEN for a file that is no tool, and TOOL_TWICE where two share a
 * name.
 */
export async function loadTools(
  platform: Platform,
  folders = { subgraphs: subgraphsFolder, plugins: join(subgraphsFolder, 'tools', 'plugins') },
): Promise<Map<string, Tool>> {
  const api = buildSchema(readFileSync(apiFile, 'utf8'))
  const domains = readdirSync(folders.subgraphs, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const operations = domains
    .flatMap((domain) => list(join(folders.subgraphs, domain.name, 'tools'), '.graphql'))
    .map((file) => operationTool(platform, api, file, readFileSync(file, 'utf8')))
  const plugins = await Promise.all(
    list(folders.plugins, '.ts').map(async (file) => {
      const plugin = (await import(pathToFileURL(file).href)).default as Plugin | undefined
      if (typeof plugin !== 'function')
        throw new ChainLensError({ code: 'TOOL_BROKEN', message: `The tool ${file} has no defineTool as its default.` })
      return plugin(platform)
    }),
  )
  const tools = new Map<string, Tool>()
  const { toolsFolder } = platform.config
  const own = toolsFolder === undefined ? [] : await loadOwnTools(platform, toolsFolder)
  const offered = [...operations, ...[...plugins, ...own].filter((tool) => tool !== null)]
  for (const tool of offered.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (tools.has(tool.name))
      throw new ChainLensError({ code: 'TOOL_TWICE', message: `Two tools are called ${tool.name}.` })
    tools.set(tool.name, tool)
  }
  return tools
}
