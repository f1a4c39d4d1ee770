import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds rover.yaml, schema/, subgraphs/ and web/. */
export const rootDirectory = dirname(dirname(fileURLToPath(import.meta.url)))
