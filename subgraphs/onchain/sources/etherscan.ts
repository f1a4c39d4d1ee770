import { SourceFailure, type SourceFailureCode } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { Asking, ContractPlace, Verification } from './outside.ts'
import { parseOutside } from './outside-answer.ts'

/** Name of the source for people. */
export const ETHERSCAN = 'Etherscan'
const CACHE_MS = 600_000

const body = z.object({
  status: z.coerce.string(),
  message: z.string().nullish(),
  result: z.union([z.string(), z.array(z.object({ SourceCode: z.string(), ABI: z.string().nullish() })).min(1)]),
})

const FAILURES: [RegExp, SourceFailureCode, string][] = [
  [/rate limit|max calls|daily/i, 'RATE_LIMITED', 'its request limit is reached; try later.'],
  [/free api access|upgrade|pro endpoint/i, 'KEY_REQUIRED', 'this chain needs a key of a higher plan.'],
  [/api key/i, 'KEY_REFUSED', 'it refused ETHERSCAN_API_KEY.'],
  [/chainid|unsupported chain/i, 'NOT_FOUND', 'it does not cover this chain.'],
]

/** Whether Etherscan has the contract's source code. It needs a key. Throws SourceFailure. */
export async function askEtherscan({ sources, config }: Asking, place: ContractPlace): Promise<Verification> {
  const key = config.keys.ETHERSCAN
  if (!key) throw new SourceFailure({ code: 'KEY_REQUIRED', source: ETHERSCAN, reason: 'set ETHERSCAN_API_KEY.' })
  const url = new URL('https://api.etherscan.io/v2/api')
  const query = { chainid: String(place.chain), module: 'contract', action: 'getsourcecode', address: place.address }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const shownUrl = url.href
  url.searchParams.set('apikey', key)
  const request = { service: 'ETHERSCAN', source: ETHERSCAN, url: url.href, shownUrl, cacheMs: CACHE_MS } as const
  const answer = await sources.request(request)
  try {
    const { status, result } = parseOutside(body, answer)
    // Errors come with HTTP 200, status 0 and a sentence.
    if (status !== '1' || typeof result === 'string') throw failureOf(typeof result === 'string' ? result : '')
    const isVerified = result[0]!.SourceCode !== ''
    const excerpt = `source code of ${place.address}: ${isVerified ? 'verified' : 'not verified'}`
    return { source: ETHERSCAN, isVerified, evidence: answer.evidence({ excerpt }) }
  } catch (error) {
    answer.forget()
    throw error
  }
}

function failureOf(sentence: string): SourceFailure {
  const [, code, reason] = FAILURES.find(([pattern]) => pattern.test(sentence)) ?? []
  return new SourceFailure({
    code: code ?? 'BAD_ANSWER',
    source: ETHERSCAN,
    reason: reason ?? 'it answered with an error.',
  })
}
