import { aloneAmongTabs } from '../auth/alone-among-tabs.ts'
import { AuthSession } from '../auth/auth-session.ts'
import { graphAccountApi } from '../auth/graph-account-api.ts'
import { graphAuthApi } from '../auth/graph-auth-api.ts'
import { Drafts } from '../chat/drafts.ts'
import { WebRunDocument, WebRunEventsDocument, WebSessionChangesDocument } from '../gql/graphql.ts'
import { createClient } from '../graph/create-client.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import { followSession } from '../run/follow-session.ts'
import { frameBatch } from '../run/frame-batch.ts'
import { RunFeeds } from '../run/run-feeds.ts'
import { RunSocket } from '../run/run-socket.ts'
import { waitToRetry } from '../run/wait-to-retry.ts'
import { QuestionTraces } from '../telemetry/question-traces.ts'
import { createSendReport } from '../telemetry/send-report.ts'
import { Theme } from '../theme/theme.ts'
import type { Services } from './services.ts'

/** The page's parts, built and wired once. */
export function createServices(origin: URL): Services {
  const auth: AuthSession = new AuthSession(
    graphAuthApi(() => client),
    { alone: aloneAmongTabs },
  )
  const client = createClient(auth)
  const drafts = new Drafts()
  const traces = new QuestionTraces(createSendReport({ token: () => auth.token() }))

  const socketUrl = new URL('/graphql', origin)
  socketUrl.protocol = origin.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new RunSocket({
    url: socketUrl.href,
    // With __typename everywhere, so that the message of the last event can be written into the cache as it came.
    document: client.cache.transformDocument(WebRunEventsDocument),
    changes: WebSessionChangesDocument,
    token: () => auth.token(),
    traces,
  })
  // All that the socket brings ends with it: one new sign-in is for all of them.
  let renewing: Promise<boolean> | null = null
  const renew = () => {
    renewing ??= (async () => {
      socket.close()
      return (await auth.replace(socket.lastToken)) !== null
    })().finally(() => {
      renewing = null
    })
    return renewing
  }
  const feeds = new RunFeeds({
    source: socket.source,
    batch: frameBatch,
    wait: waitToRetry,
    describe: describeProblem,
    renew,
    onEnded: ({ run }) => client.writeQuery({ query: WebRunDocument, variables: { id: run.id }, data: { run } }),
  })

  // Whoever signs in next finds nothing of the one before; an expired sign-in keeps its drafts for the same person.
  let wasSignedIn = false
  auth.state.subscribe(() => {
    const isSignedIn = auth.state.get().status === 'signed-in'
    if (wasSignedIn && !isSignedIn) {
      socket.close()
      feeds.clear()
      void client.clearStore()
    }
    wasSignedIn = isSignedIn
  })

  // Tabs share the refresh cookie, so that a sign-in or sign-out in one is one in all.
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('chainlens-sign-out') : null
  tabs?.addEventListener('message', () => {
    drafts.clear()
    void auth.restore()
  })

  return {
    auth,
    accounts: graphAccountApi(client),
    client,
    feeds,
    drafts,
    traces,
    followSession: (sessionId, known, onChange) =>
      followSession({ source: socket.changes, wait: waitToRetry, renew }, sessionId, known, onChange),
    theme: new Theme(document.documentElement),
    async signOut() {
      drafts.clear()
      await auth.logOut()
      tabs?.postMessage('signed-out')
    },
  }
}
