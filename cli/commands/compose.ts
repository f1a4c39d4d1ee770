import { compose as composeSchemas, describeProblem, staleFiles, writeFiles } from '@chainlens/schema'
import { rootDirectory } from '../root-directory.ts'
import type { Command } from './command.ts'

/** `compose` writes the schemas; `compose --check` only tells which are stale. */
export const compose: Command = async (args) => {
  const { files, hints, errors } = composeSchemas(rootDirectory)
  for (const hint of hints) console.log(`hint   ${describeProblem(hint)}`)
  for (const error of errors) console.error(`error  ${describeProblem(error)}`)
  if (errors.length > 0) return 1
  if (args.includes('--check')) {
    const stale = staleFiles(rootDirectory, files)
    for (const file of stale) console.error(`stale  ${file}`)
    if (stale.length > 0) console.error('Run: npm run compose')
    return stale.length > 0 ? 1 : 0
  }
  const written = writeFiles(rootDirectory, files)
  for (const file of written) console.log(`wrote  ${file}`)
  if (written.length === 0) console.log('Everything is up to date.')
  return 0
}
