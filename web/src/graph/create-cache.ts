import { InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { mergeMessages } from './merge-messages.ts'
import { possibleTypes } from './possible-types.ts'

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Query: { fields: { sessions: relayStylePagination() } },
      Session: { fields: { messages: { keyArgs: false, merge: mergeMessages } } },
      // One report of a token, asked for in parts: what each brings is put together.
      TokenomicsReport: { merge: true },
      OnchainReport: { merge: true },
      SentimentReport: { merge: true },
      TeamReport: { merge: true },
      HolderConcentration: { merge: true },
      // Figures of one message, never shared between messages: a marker alone doesn't identify them.
      Citation: { keyFields: false },
    },
  })
}
