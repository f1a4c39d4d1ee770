import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../context.ts'
import type { AssetProfile } from '../sources/market-source.ts'

/** The asset behind a token, or why its source gave nothing; what is no failure of a source is thrown on. */
export async function profileOrFailure(
  context: Pick<Context, 'loaders'>,
  token: TokenReference,
): Promise<AssetProfile | SourceFailure> {
  try {
    return await context.loaders.profileOfToken.load(token)
  } catch (error) {
    if (error instanceof SourceFailure) return error
    throw error
  }
}
