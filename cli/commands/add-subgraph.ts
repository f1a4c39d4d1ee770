import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveLines } from '../derive-lines.ts'
import { rootDirectory } from '../root-directory.ts'
import type { Command } from './command.ts'

/** Writes what follows from rover.yaml into codegen.yml and docker-compose.yml. */
export const addSubgraph: Command = async () => {
  for (const file of ['codegen.yml', 'docker-compose.yml'] as const) {
    const path = join(rootDirectory, file)
    const before = readFileSync(path, 'utf8')
    const after = deriveLines(file, before, join(rootDirectory, 'rover.yaml'))
    if (after === before) continue
    writeFileSync(path, after)
    console.log(`wrote  ${file}`)
  }
  console.log('Next: npm run compose && npm run codegen')
  return 0
}
