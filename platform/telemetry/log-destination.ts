import { type DestinationStream, destination } from 'pino'

/** pino tells a stream that has this the level of each line. */
const METADATA = Symbol.for('pino.metadata')
const WARN = 40
/** How long a line that is no warning may wait for others. */
const WAIT_MS = 20
/** Written at once beyond as many characters. */
const MOST_WAITING = 16_000

/** Those that lines wait for: what a process has to say must be said before it ends. */
const waiting = new Set<() => void>()
process.on('exit', () => {
  for (const flush of waiting) flush()
})

/**
 * Where lines go: several by one call to the system, which costs more than all else that is done for a line. A
 * warning or worse is written at once, with what waits before it, and all of it when the process ends.
 *
 * @param to a file, or the number of an open one
 */
export function logDestination(to: string | number): DestinationStream {
  const out = destination({ dest: to, sync: true, mkdir: true })
  let lines = ''
  let timer: NodeJS.Timeout | null = null
  const flush = () => {
    if (timer) clearTimeout(timer)
    timer = null
    waiting.delete(flush)
    const text = lines
    lines = ''
    out.write(text)
  }
  const stream = {
    [METADATA]: true,
    lastLevel: 0,
    write(line: string) {
      lines += line
      if (stream.lastLevel >= WARN || lines.length > MOST_WAITING) flush()
      else if (!timer) {
        waiting.add(flush)
        // Not held back by it: a process that has nothing else to do ends, and says it then.
        timer = setTimeout(flush, WAIT_MS).unref()
      }
    },
  }
  return stream
}
