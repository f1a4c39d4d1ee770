import { ChainLensError } from '@chainlens/platform/errors'
import { compose, describeProblem, writeFiles } from '@chainlens/schema'

/** What came of composing: files that were written, none since all is as it was, or nothing since it can't be. */
export type Recomposed = 'written' | 'unchanged' | 'refused'

/**
 * Composes what `root` holds and writes it, the subgraphs' schemas first. Where it can't be composed nothing is
 * written: what was good last stays. Tells in lines for a terminal what was found, where, and what to do.
 */
export function recompose(root: string, tell: (line: string) => void): Recomposed {
  const began = performance.now()
  try {
    const { files, hints, errors } = compose(root)
    if (errors.length > 0) {
      for (const error of errors) tell(`✖ ${describeProblem(error)}`)
      tell('  The last good supergraph stays until this is mended.')
      return 'refused'
    }
    const written = writeFiles(root, files)
    if (written.length === 0) return 'unchanged'
    for (const hint of hints) tell(`hint: ${describeProblem(hint)}`)
    const seconds = ((performance.now() - began) / 1000).toFixed(2)
    tell(`✓ composed in ${seconds} s: ${written.join(', ')}`)
    return 'written'
  } catch (error) {
    // What a person may have written into rover.yaml; anything else is for whoever mends the composer.
    const isKnown = error instanceof ChainLensError
    tell(`✖ ${isKnown ? error.message : `composition failed: ${(error as Error).stack}`}`)
    if (isKnown && error.hint) tell(`  → ${error.hint}`)
    return 'refused'
  }
}
