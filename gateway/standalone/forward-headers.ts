import type { AuthorizeRequest } from '../federation/requests/subgraph-transport.ts'
import type { Identity } from '../identity/identity.ts'

/**
 * Who asks, for a gateway that knows no accounts: whoever the headers of `names` (lower case) say, which go to
 * every subgraph as they are. They are the subgraphs' to judge; nothing is shared between clients that differ in them.
 */
export function createForwardingIdentity(names: readonly string[]): Identity {
  const identify = (read: (name: string) => string | null) => {
    const found = names.flatMap((name) => {
      const value = read(name)
      return value === null ? [] : [[name, value] as const]
    })
    const forwardedHeaders = found.length > 0 ? Object.fromEntries(found) : undefined
    return { principal: null, expiresAt: null, forwardedHeaders }
  }
  return {
    ofRequest: async (headers) => identify((name) => headers.get(name)),
    // Pages can't give headers to a socket: theirs come with connection_init.
    ofConnection: async (parameters, upgrade) => identify((name) => parameterOf(parameters, name) ?? upgrade.get(name)),
    ends: { has: () => false, onRevoked: () => () => {} },
  }
}

/** The headers of the client that are to be forwarded, and nothing else. */
export const forwardHeaders: AuthorizeRequest = ({ context }) => ({ ...context.forwardedHeaders })

/** A text that could be a header's value, by its name in any case. */
function parameterOf(parameters: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = Object.entries(parameters).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof value === 'string' && isHeaderValue(value) ? value : null
}

/** What fetch and Node take for one; anything else would fail each request to a subgraph. */
function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text)
}
