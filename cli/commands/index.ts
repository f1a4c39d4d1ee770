import { addSubgraph } from './add-subgraph.ts'
import { ask } from './ask.ts'
import type { Command } from './command.ts'
import { compose } from './compose.ts'
import { serve } from './serve.ts'
import { start } from './start.ts'

/** Every command by name. */
export const commands: Record<string, Command> = {
  start,
  ask,
  serve,
  compose,
  'add-subgraph': addSubgraph,
  help: {
    summary: 'This list',
    async run() {
      console.log('npm run chainlens -- <command>\n')
      for (const [name, command] of Object.entries(commands)) console.log(`  ${name.padEnd(14)}${command.summary}`)
      return 0
    },
  },
}
