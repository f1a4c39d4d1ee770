import { ChainLensError } from '@chainlens/platform/errors'
import { commands } from './commands/index.ts'

/** Prints what went wrong in one line, and what to do in the next. */
function report(error: unknown): void {
  if (error instanceof ChainLensError) {
    console.error(`\n✖ ${error.message}`)
    if (error.hint) console.error(`  ${error.hint}`)
  } else console.error('\n✖ Something unexpected happened:', error)
}

/** Runs the command that the first word names, and returns the exit code. */
export async function main([name = 'help', ...args]: string[]): Promise<number> {
  const entry = commands[name]
  if (!entry) {
    if (name !== 'help') console.error(`There is no command ${name}.\n`)
    console.log('npm run chainlens -- <command>\n')
    for (const [word, { summary }] of Object.entries(commands)) console.log(`  ${word.padEnd(14)}${summary}`)
    return name === 'help' ? 0 : 1
  }
  try {
    const command = await entry.load()
    return await command(args)
  } catch (error) {
    report(error)
    return 1
  }
}
