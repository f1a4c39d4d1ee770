import { createInterface } from 'node:readline'
import { type MeasuredProcess, startProcess } from '../gateway/start-process.ts'

/** A process that answers each line with one. */
export interface TalkingProcess extends MeasuredProcess {
  /** The next line that it prints. */
  line(): Promise<string>
  /** Tells it something, and gives what it answers. */
  ask<Answer>(order: object): Promise<Answer>
}

/** Starts it. */
export function startTalking(command: readonly string[]): TalkingProcess {
  const started = startProcess(command)
  const lines = createInterface({ input: started.child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  async function line(): Promise<string> {
    const { value, done } = await lines.next()
    if (done) throw new Error(`a process ended:\n${started.output()}`)
    return value
  }
  return {
    ...started,
    line,
    async ask<Answer>(order: object) {
      started.child.stdin?.write(`${JSON.stringify(order)}\n`)
      return JSON.parse(await line()) as Answer
    },
  }
}
