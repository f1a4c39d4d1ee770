import { type Identification, type Identified, identifyAuthorization, identifyRequest } from './identify.ts'
import type { Revocations } from './revocations.ts'

/** One header by its name in lower case; null where it is not there. */
export interface HeaderReader {
  get(name: string): string | null
}

/** How a gateway finds out who asks. */
export interface Identity {
  /**
   * Of a request over HTTP whose body is `body`. Null where a credential is there and is not good.
   * Throws a ClientError where it can't be told now.
   */
  ofRequest(headers: HeaderReader, body: string): Promise<Identified | null>
  /** Of a socket, by what came with `connection_init`; as `ofRequest`. */
  ofConnection(parameters: Readonly<Record<string, unknown>>, upgrade: HeaderReader): Promise<Identified | null>
  /** Sign-ins that end while something of theirs is open. */
  readonly ends: Pick<Revocations, 'has' | 'onRevoked'>
}

/** People with accounts of ours, and our own services. */
export function createAccountIdentity(identification: Identification): Identity {
  return {
    ofRequest: (headers, body) => identifyRequest(identification, headers, body),
    async ofConnection(parameters) {
      const authorization = parameters.authorization ?? parameters.Authorization
      if (authorization === undefined || authorization === null) return { principal: null, expiresAt: null }
      return typeof authorization === 'string' ? identifyAuthorization(identification, authorization) : null
    },
    ends: identification.revocations,
  }
}
