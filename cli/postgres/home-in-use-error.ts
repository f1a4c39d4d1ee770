import { ChainLensError } from '@chainlens/platform/errors'
import type { Instance } from './read-instance.ts'

/** Says who has the data directory and what to do about it. */
export function homeInUseError(homeDirectory: string, holder: Instance): ChainLensError {
  const where = holder.port === null ? 'which is still starting' : `which serves http://localhost:${holder.port}`
  return new ChainLensError({
    code: 'HOME_IN_USE',
    message: `The data in ${homeDirectory} is in use by process ${holder.pid}, ${where}.`,
    hint: `Use that one, stop it (kill ${holder.pid}), or set CHAINLENS_HOME to another directory.`,
    details: { homeDirectory, ...holder },
    retryable: true,
  })
}
