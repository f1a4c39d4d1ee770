import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../context.ts'
import type { Decimals } from './decimals.ts'
import { nativeCoin } from './native-coin.ts'
import { openChain } from './open-chain.ts'
import { tokenKind } from './token-kind.ts'
import { numberIn } from './words.ts'

/**
 * Decimals of a token: what decimals() answers on chain, or for a chain's own coin what the chain
 * registry states. Never guessed: null with the reason for everything else, also for an answer that is
 * no uint8. Read once per request.
 */
export function readDecimals(context: Pick<Context, 'services' | 'once'>, token: TokenReference): Promise<Decimals> {
  return context.once(`decimals of ${token.id}`, () => {
    const kind = tokenKind(token)
    if (kind === 'EVM_TOKEN') return fromContract(context, token)
    if (kind === 'EVM_COIN') return fromRegistry(token)
    return Promise.resolve(unknown('No source that ChainLens asks states the decimals of this token.'))
  })
}

function unknown(reason: string): Decimals {
  return { value: null, reason, evidence: [] }
}

async function fromRegistry(token: TokenReference): Promise<Decimals> {
  const chain = await nativeCoin(token)
  if (!chain) return unknown('The chain registry does not know this as the own coin of a chain.')
  return { value: chain.coin.decimals, reason: null, evidence: [chain.evidence] }
}

async function fromContract(context: Pick<Context, 'services' | 'once'>, token: TokenReference): Promise<Decimals> {
  try {
    const view = await openChain(context, token)
    const answer = await view.call(token.assetReference, 'decimals()')
    const value = numberIn(answer.value)
    if (value !== null && value <= 255n) return { value: Number(value), reason: null, evidence: [answer.evidence] }
    const isSilent = answer.value === '0x'
    const reason = isSilent
      ? 'The contract does not state its decimals.'
      : 'What the contract states is no number of decimals.'
    return { value: null, reason, evidence: [answer.evidence] }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return unknown(`They could not be read: ${error.source}: ${error.message}`)
  }
}
