import { enableCompileCache } from 'node:module'

// Before anything else is imported: what Node has compiled once it does not compile again at the next start.
enableCompileCache()
const { main } = await import('./run-command.ts')
process.exitCode = await main(process.argv.slice(2))
