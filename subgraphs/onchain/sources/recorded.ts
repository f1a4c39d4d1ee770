import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import { recordedCode } from './recorded-code.ts'
import { recordedHolders } from './recorded-holders.ts'
import type { ChainView } from './source.ts'

function notRecorded(what: string): SourceFailure {
  return new SourceFailure({
    code: 'NO_RECORDING',
    source: 'Recordings of ChainLens',
    reason: `${what} is not part of what was recorded; a node of the chain would tell.`,
  })
}

/**
 * What ships with ChainLens for one token: code as deployed, and a list of holders of a past date.
 * Null where neither does. Storage is not recorded, so owner, supply and decimals stay unknown.
 */
export async function openRecording(token: TokenReference): Promise<ChainView | null> {
  const [contract, list] = await Promise.all([recordedCode(token.id), recordedHolders(token.id)])
  if (!contract && !list) return null
  return {
    description: 'recordings of a past date, not the chain of today',
    asOf: null,
    evidence: [],
    missing: [],
    async code(address) {
      if (contract?.address !== address) throw notRecorded('the code of this contract')
      return { value: contract.code, evidence: contract.evidence }
    },
    async storage() {
      throw notRecorded("the contract's storage")
    },
    async call() {
      throw notRecorded("what the contract's functions answer")
    },
    holders: async () => list,
  }
}
