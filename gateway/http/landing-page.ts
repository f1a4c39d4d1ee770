import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import type { ApolloContext } from './apollo-server.ts'

const APOLLO_SAYS = /<p>Apollo Sandbox cannot be loaded[^<]*<\/p>/
const WE_SAY =
  '<p>Apollo Sandbox is loaded from Apollo over the internet, and it did not come. The graph itself answers ' +
  'at this address: POST {"query": "…"} as application/json, or graphql-transport-ws for subscriptions.</p>'
const EXPLORER =
  '<p style="position:fixed;right:14px;bottom:10px;z-index:9;margin:0;font:14px system-ui,sans-serif">' +
  '<a href="/explorer" style="padding:6px 10px;border-radius:6px;background:#0b6358;color:#fff">Open the local explorer</a></p>'

/** Apollo Sandbox for browsers that open /graphql; says so where it can't be loaded, and leads to the explorer that needs no internet. */
export function landingPage(): ApolloServerPlugin<ApolloContext> {
  const sandbox = ApolloServerPluginLandingPageLocalDefault({ embed: { runTelemetry: false } })
  return {
    async serverWillStart(service) {
      const page = await (await sandbox.serverWillStart?.(service as never))?.renderLandingPage?.()
      if (!page) return
      const html = async () => {
        const text = typeof page.html === 'string' ? page.html : await page.html()
        return text
          .replaceAll('Welcome to Apollo Server', 'ChainLens')
          .replace('<title>Apollo Server</title>', '<title>ChainLens graph</title>')
          .replace(APOLLO_SAYS, WE_SAY)
          .replace('</body>', `${EXPLORER}</body>`)
      }
      return { renderLandingPage: async () => ({ html }) }
    },
  }
}
