import type { Evidence } from '@chainlens/platform/evidence'
import { SourceFailure, type SourceFailureCode } from '@chainlens/platform/sources'
import { type GoplusToken, goplusBody, goplusToken } from './goplus-shape.ts'
import type { Asking, ContractPlace } from './outside.ts'
import { parseOutside, shapeFailure } from './outside-answer.ts'

/** Name of the source for people. */
export const GOPLUS = 'GoPlus'
const BASE_URL = 'https://api.gopluslabs.io/api/v1/token_security'
// It is asked 30 times a minute at most, and what it says changes slowly.
const CACHE_MS = 300_000
const MAX_BYTES = 2_000_000

/** What GoPlus answered. */
export interface GoplusAnswer {
  token: GoplusToken
  /** True where GoPlus is not done yet: what is absent may still come. */
  isPartial: boolean
  evidence: Evidence
}

const PARTIAL = 2
const FAILURES: Record<number, [SourceFailureCode, string]> = {
  2018: ['NOT_FOUND', 'it does not cover this chain.'],
  2022: ['NOT_FOUND', 'it does not cover this chain.'],
  2020: ['NOT_FOUND', 'it finds no contract at this address.'],
  2021: ['NOT_FOUND', 'it knows nothing of this contract.'],
  4010: ['KEY_REFUSED', 'it refused GOPLUS_ACCESS_TOKEN.'],
  4011: ['KEY_REFUSED', 'it refused GOPLUS_ACCESS_TOKEN.'],
  4012: ['KEY_REFUSED', 'it refused GOPLUS_ACCESS_TOKEN.'],
  4023: ['KEY_REFUSED', 'it refused GOPLUS_ACCESS_TOKEN.'],
  4029: ['RATE_LIMITED', 'its request limit is reached; try later.'],
}

/** What GoPlus says of a token's contract, taxes, holders and pools. Throws SourceFailure. */
export async function askGoplus({ sources, config }: Asking, { chain, address }: ContractPlace): Promise<GoplusAnswer> {
  const key = config.keys.GOPLUS
  const answer = await sources.request({
    service: 'GOPLUS',
    source: GOPLUS,
    url: `${BASE_URL}/${chain}?contract_addresses=${address}`,
    headers: key ? { authorization: key.startsWith('Bearer ') ? key : `Bearer ${key}` } : {},
    cacheMs: CACHE_MS,
    maxBytes: MAX_BYTES,
  })
  try {
    const { code, result } = parseOutside(goplusBody, answer)
    if (code !== 1 && code !== PARTIAL) throw failureOf(code)
    // The key is the address in lower case, whatever was asked.
    const found = Object.entries(result ?? {}).find(([name]) => name.toLowerCase() === address)?.[1]
    if (!found) throw failureOf(2021)
    const parsed = goplusToken.safeParse(found)
    if (!parsed.success) throw shapeFailure(parsed.error, GOPLUS)
    const token = parsed.data
    if (code === PARTIAL) answer.forget()
    return { token, isPartial: code === PARTIAL, evidence: answer.evidence({ excerpt: excerptOf(address, token) }) }
  } catch (error) {
    // An error in a 200 is no answer to be given again.
    answer.forget()
    throw error
  }
}

function failureOf(code: number): SourceFailure {
  const [failure, reason] = FAILURES[code] ?? ['BAD_ANSWER', `it answered with an error (code ${code}).`]
  return new SourceFailure({ code: failure, source: GOPLUS, reason })
}

/** What it said, flag by flag; what is not known is not there. */
function excerptOf(address: string, token: GoplusToken): string {
  const said = Object.entries(token).flatMap(([name, value]) => {
    if (typeof value === 'boolean') return [`${name} ${value ? 1 : 0}`]
    return typeof value === 'string' || typeof value === 'bigint' ? [`${name} ${value}`] : []
  })
  return `token_security of ${address}: ${said.join(', ')}`
}
