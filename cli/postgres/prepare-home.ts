import { access, constants, mkdir, realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ChainLensError } from '@chainlens/platform/errors'

/**
 * Creates the data directory where it is missing and returns its real path: two spellings of one directory
 * must meet on the same lock.
 */
export async function prepareHome(homeDirectory: string): Promise<string> {
  const path = resolve(homeDirectory)
  try {
    // As root the database runs under another user id in a directory below: that user must be able to pass
    // through, not to look around.
    await mkdir(path, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 })
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return await realpath(path)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new ChainLensError({
      code: 'HOME_UNWRITABLE',
      message: `ChainLens cannot keep its data in ${path} (${reason}).`,
      hint: 'Make that a writable directory, or set CHAINLENS_HOME to one.',
      details: { path, reason },
      cause,
    })
  }
}
