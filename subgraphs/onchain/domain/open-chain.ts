import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../context.ts'
import { openRecording } from '../sources/recorded.ts'
import type { ChainView } from '../sources/source.ts'

/**
 * The chain that a token lives on, at one block for all of a request, or what was recorded of the token
 * where recordings may stand in. Throws SourceFailure.
 */
export function openChain(context: Pick<Context, 'services' | 'once'>, token: TokenReference): Promise<ChainView> {
  const { sources, rpc } = context.services
  const chain = Number(token.chainReference)
  return context.once(`view of ${token.id}`, () =>
    sources.liveOrRecorded({
      service: null,
      source: 'Recordings of ChainLens',
      isConfigured: rpc.isConfigured(chain),
      live: () => context.once(`block of ${token.chainId}`, () => rpc.open(chain)),
      recorded: () => openRecording(token),
    }),
  )
}
