import { type DestinationStream, destination } from 'pino'

/** pino tells a stream that has this the level of each line. */
const METADATA = Symbol.for('pino.metadata')
const WARN = 40
/** Written at once beyond as many characters, however busy the process is. */
const MOST_WAITING = 16_000

/** Those that lines wait for: what a process has to say must be said before it ends. */
const waiting = new Set<{ flushSync(): void }>()
process.on('exit', () => {
  for (const one of waiting) one.flushSync()
})

/**
 * Where lines go: those of one turn of the event loop by one call to the system, which costs more than all else that
 * is done for a line; a warning or worse, and what waits before it, at once.
 *
 * @param to a file, or the number of an open one
 */
export function logDestination(to: string | number): DestinationStream {
  const out = destination({ dest: to, sync: true, mkdir: true, minLength: MOST_WAITING })
  let isScheduled = false
  const flush = () => {
    isScheduled = false
    waiting.delete(out)
    out.flushSync()
  }
  const stream = {
    [METADATA]: true,
    lastLevel: 0,
    write(line: string) {
      out.write(line)
      if (stream.lastLevel >= WARN) flush()
      else if (!isScheduled) {
        isScheduled = true
        waiting.add(out)
        setImmediate(flush)
      }
    },
  }
  return stream
}
