import { ChainLensError } from '@chainlens/platform/errors'
import { commands } from './commands/index.ts'

/** Prints what went wrong in one line, and what to do in the next. */
function report(error: unknown): void {
  if (error instanceof ChainLensError) {
    console.error(`\n✖ ${error.message}`)
    if (error.hint) console.error(`  ${error.hint}`)
  } else console.error('\n✖ Something unexpected happened:', error)
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = commands[name] ?? commands.help
try {
  process.exitCode = await command?.run(args)
} catch (error) {
  report(error)
  process.exitCode = 1
}
