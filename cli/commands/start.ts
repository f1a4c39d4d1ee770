import { endWithin } from '../end-within.ts'
import { startEverything } from '../start-everything.ts'
import { stopSignal } from '../stop-signal.ts'
import type { Command } from './command.ts'

/** `npm start`: everything in one process, and how to sign in. `--follow`: subgraphs take up schemas that change. */
export const start: Command = async (args) => {
  const began = performance.now()
  const stop = stopSignal()
  const running = await startEverything({
    progress: (line) => console.log(`  ${line}`),
    followSchemas: args.includes('--follow') ? (line) => console.log(line) : undefined,
    // The terminal is the person's own: a link that opens an account is shown here and in no log.
    onMail: ({ to, subject, link }) => console.log(`Mail to ${to}: ${subject}${link ? `  ${link}` : ''}`),
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`
ChainLens is ready (${seconds} s)

  Web app    ${running.url}/
  Graph      ${running.url}/graphql
  Sign in    demo@chainlens.local  with the password  ${running.demoPassword}
  Ask here   npm run ask -- "Is ETH a healthy asset?"
  Log        ${running.logFile}

Ctrl-C stops everything.`)
  await stop
  console.log('\nStopping …')
  await endWithin(() => running.dispose(), { limitMs: running.exitMs, logger: running.logger })
  console.log('Stopped.')
  return 0
}
