import { kindOfChange } from './kind-of-change.ts'
import { type Recomposed, recompose } from './recompose.ts'
import { watchTree } from './watch-tree.ts'

/** What is told while sources are watched. */
export interface CompositionWatcher {
  /** A line for the terminal. */
  tell(line: string): void
  /** Schemas have changed and were composed. */
  onComposed?(outcome: Recomposed): void
  /** Files have changed that are read at the start of a process only. */
  onCodeChanged?(paths: readonly string[]): void
}

const FOLDERS = ['platform', 'gateway', 'schema', 'cli', 'subgraphs']

/** Composes whenever a schema of `root` changes, and tells of code that has. Composes once at the beginning. */
export function watchComposition(root: string, watcher: CompositionWatcher): { dispose(): void } {
  const compose = () => {
    const outcome = recompose(root, watcher.tell)
    watcher.onComposed?.(outcome)
  }
  const watching = watchTree(root, FOLDERS, (paths) => {
    const kinds = new Map([...paths].map((path) => [path, kindOfChange(path)]))
    const code = [...kinds].filter(([path, kind]) => kind === 'restart' || path === 'rover.yaml').map(([path]) => path)
    if ([...kinds.values()].includes('compose')) compose()
    if (code.length > 0) watcher.onCodeChanged?.(code)
  })
  compose()
  return watching
}
