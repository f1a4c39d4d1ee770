import { supervise } from '../dev/supervise.ts'
import { watchComposition } from '../dev/watch-composition.ts'
import { rootDirectory } from '../root-directory.ts'
import { stopSignal } from '../stop-signal.ts'
import type { Command } from './command.ts'

/**
 * `npm run dev`: as `npm start`, and follows what is written. A schema that changes is composed and served while
 * everything runs; code that changes starts the server anew.
 */
export const dev: Command = async () => {
  const stop = stopSignal()
  const tell = (line: string) => console.log(line)
  let server: ReturnType<typeof supervise> | null = null
  const watching = watchComposition(rootDirectory, {
    tell,
    onCodeChanged(paths) {
      tell(`↻ ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}: starting again`)
      void server?.restart()
    },
  })
  server = supervise(['cli/main.ts', 'start', '--follow'], { cwd: rootDirectory, tell })
  await stop
  watching.dispose()
  await server.dispose()
  return 0
}
