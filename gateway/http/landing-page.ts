import { randomUUID } from 'node:crypto'
import { negotiate } from './negotiate.ts'
import { ANSWER_TYPES } from './status-of.ts'

const SANDBOX = 'https://embeddable-sandbox.cdn.apollographql.com'
const FRAME = 'https://sandbox.embed.apollographql.com'

/** As Apollo documents it for its embedded Sandbox: it asks the address that it stands at. */
const SETTINGS = {
  target: '#sandbox',
  runTelemetry: false,
  allowDynamicStyles: false,
  endpointIsEditable: false,
  hideCookieToggle: false,
}

/** What the page leads to. */
export interface LandingPageOptions {
  /** Whether /explorer is served. */
  hasExplorer: boolean
}

/** Whether a request comes from a browser that is to show what it gets, rather than from a program. */
export function isPageAsked(method: string, accept: string | null): boolean {
  if (method !== 'GET' || !accept?.toLowerCase().includes('text/html')) return false
  return negotiate(accept, [...ANSWER_TYPES, 'text/html'])?.type === 'text/html'
}

/** Apollo Sandbox for browsers that open /graphql; says so where it can't be loaded, and leads to the explorer that needs no internet. */
export function landingPage({ hasExplorer }: LandingPageOptions): Response {
  return new Response(render(randomUUID(), hasExplorer), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function render(nonce: string, hasExplorer: boolean): string {
  const policy = [
    `script-src 'nonce-${nonce}' ${SANDBOX}`,
    `style-src 'nonce-${nonce}' ${SANDBOX}`,
    `frame-src ${FRAME}`,
    "img-src 'none'",
  ].join('; ')
  const explorer = hasExplorer ? '<p class="explorer"><a href="/explorer">Open the local explorer</a></p>' : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ChainLens graph</title>
<style nonce="${nonce}">
  body { margin: 0; font: 16px system-ui, sans-serif; }
  main { padding: 1em; }
  #sandbox, #sandbox iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: white; }
  #sandbox:empty { display: none; }
  .explorer { position: fixed; right: 14px; bottom: 10px; z-index: 9; margin: 0; font-size: 14px; }
  .explorer a { padding: 6px 10px; border-radius: 6px; background: #0b6358; color: #fff; }
</style>
</head>
<body>
<main>
<h1>ChainLens</h1>
<p>Apollo Sandbox is loaded from Apollo over the internet, and it did not come. The graph itself answers at this
address: POST {"query": "…"} as application/json, or graphql-transport-ws for subscriptions.</p>
</main>
<div id="sandbox"></div>
${explorer}
<script nonce="${nonce}" src="${SANDBOX}/v2/embeddable-sandbox.umd.production.min.js"></script>
<script nonce="${nonce}">
  new window.EmbeddedSandbox({ ...${JSON.stringify(SETTINGS)}, initialEndpoint: window.location.href })
</script>
</body>
</html>
`
}
