import { join } from 'node:path'
import { loadConfig } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { askQuestion } from '../ask/ask-question.ts'
import { createConsent } from '../ask/consent.ts'
import { connectClient } from '../ask/graph-client.ts'
import { keepSecret } from '../keep-secret.ts'
import { readInstance } from '../postgres/read-instance.ts'
import { startEverything } from '../start-everything.ts'
import type { Command } from './command.ts'

/** Where to ask: the server that runs on this data already, or one of our own for the time of the question. */
async function reach(): Promise<{ url: string; password: string; dispose(): Promise<void> }> {
  const config = loadConfig()
  const instance = await readInstance(config.home)
  if (instance?.port) {
    const password = config.demoPassword ?? (await keepSecret(join(config.home, 'demo-password'), 9))
    return { url: `http://localhost:${instance.port}`, password, dispose: async () => {} }
  }
  const running = await startEverything({ progress: (line) => console.error(`  ${line}`), port: 0 })
  return { url: running.url, password: running.demoPassword, dispose: () => running.dispose() }
}

/** `npm run ask -- "question"`: the same as the web app, in the terminal. */
export const ask: Command = async (args) => {
  const question = args.join(' ').trim()
  if (!question)
    throw new ChainLensError({
      code: 'NO_QUESTION',
      message: 'There is no question.',
      hint: 'npm run ask -- "Is ETH a healthy asset?"',
    })
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  const server = await reach()
  try {
    if (stop.signal.aborted) return 130
    const client = await connectClient(server.url, 'demo@chainlens.local', server.password)
    const consent = createConsent(process.stdin, process.stdout, stop.signal)
    try {
      const isComplete = await askQuestion(client, question, process.stdout, stop.signal, consent)
      return isComplete ? 0 : 1
    } finally {
      consent.close()
      await client.dispose()
    }
  } finally {
    await server.dispose()
  }
}
