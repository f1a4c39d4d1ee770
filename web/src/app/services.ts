import type { ApolloClient } from '@apollo/client'
import type { AccountApi } from '../auth/account-api.ts'
import type { AuthSession } from '../auth/auth-session.ts'
import type { Drafts } from '../chat/drafts.ts'
import type { RunFeeds } from '../run/run-feeds.ts'
import type { QuestionTraces } from '../telemetry/question-traces.ts'
import type { Theme } from '../theme/theme.ts'

/** What lives as long as the page and is shared by all of it. */
export type Services = {
  auth: AuthSession
  accounts: AccountApi
  client: ApolloClient
  feeds: RunFeeds
  drafts: Drafts
  theme: Theme
  traces: QuestionTraces
  /** Tells of changes of a conversation beyond the revision that is known; returns what ends it. */
  followSession: (sessionId: string, known: () => number, onChange: () => void) => () => void
  signOut: () => Promise<void>
}
