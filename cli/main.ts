import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Before anything else is imported: what Node has compiled once it does not compile again at the next start.
// Beside the packages and not in the shared temporary folder, which may belong to another user.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))
const { main } = await import('./run-command.ts')
const exitCode = await main(process.argv.slice(2))
process.exitCode = exitCode
// Everything has ended. A connection that somebody left open must not keep the process alive, and whoever waits for it.
setTimeout(() => process.exit(exitCode), 3_000).unref()
