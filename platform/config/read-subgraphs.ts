import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ChainLensError } from '../errors/index.ts'

/** One line of rover.yaml. */
export interface SubgraphEntry {
  name: string
  /** Where the gateway finds it, unless `<NAME>_URL` says otherwise. */
  routingUrl: string
  /** Absolute path of its composed schema. */
  schemaFile: string
}

const roverFile = z.object({
  federation_version: z.string(),
  subgraphs: z.record(z.string(), z.object({ routing_url: z.url(), schema: z.object({ file: z.string() }) })),
})

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const message = `${file} can't be read as YAML: ${(cause as Error).message}`
    throw new ChainLensError({ code: 'SUBGRAPH_LIST_INVALID', message, cause })
  }
}

/** Reads rover.yaml: THE list of subgraphs. Throws SUBGRAPH_LIST_INVALID with what is wrong in it. */
export function readSubgraphs(file: string): { federationVersion: string; subgraphs: SubgraphEntry[] } {
  const parsed = roverFile.safeParse(readYaml(file))
  if (!parsed.success)
    throw new ChainLensError({
      code: 'SUBGRAPH_LIST_INVALID',
      message: `${file} is not a list of subgraphs: ${z.prettifyError(parsed.error)}`,
      hint: 'Each subgraph needs routing_url and schema.file.',
    })
  const subgraphs = Object.entries(parsed.data.subgraphs).map(([name, entry]) => ({
    name,
    routingUrl: entry.routing_url,
    schemaFile: resolve(dirname(file), entry.schema.file),
  }))
  return { federationVersion: parsed.data.federation_version, subgraphs }
}
