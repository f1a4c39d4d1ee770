import { ClientError } from '@chainlens/platform/errors'
import { uniqueEvidence } from '@chainlens/platform/evidence'
import { parseTokenId } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import type { Resolution } from './candidate.ts'
import { findByAddress, isAddress } from './find-by-address.ts'
import { findById } from './find-by-id.ts'
import { findByText } from './find-by-text.ts'

const MOST_CHARACTERS = 200
const MOST_CANDIDATES = 100

/**
 * Tokens that a text may mean, best first: a token id, a contract address, a ticker or a name. Never picks:
 * `isClear` says where a rule makes one stand out (README). Throws ClientError BAD_USER_INPUT.
 */
export async function resolveToken(
  context: Pick<Context, 'loaders' | 'services'>,
  input: { query: string; first: number },
): Promise<Resolution> {
  const text = input.query.trim()
  if (text.length === 0)
    throw new ClientError('BAD_USER_INPUT', 'query is empty: give a ticker, name, address or token id.')
  if (text.length > MOST_CHARACTERS)
    throw new ClientError('BAD_USER_INPUT', `query is longer than ${MOST_CHARACTERS} characters.`)
  if (input.first < 1 || input.first > MOST_CANDIDATES)
    throw new ClientError('BAD_USER_INPUT', `first must be from 1 to ${MOST_CANDIDATES}.`)
  const resolution = await find(context, text, input.first)
  const candidates = resolution.candidates.slice(0, input.first)
  return { ...resolution, candidates, evidence: uniqueEvidence(resolution.evidence) }
}

async function find(context: Pick<Context, 'loaders' | 'services'>, text: string, first: number): Promise<Resolution> {
  const token = parseTokenId(text)
  if (token) return findById(context, token)
  if (!isAddress(text)) return findByText(context, { text, first })
  const byAddress = await findByAddress(context, text)
  if (byAddress.candidates.length > 0) return byAddress
  const byText = await findByText(context, { text, first })
  return { ...byText, missing: [...byAddress.missing, ...byText.missing] }
}
