import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Parts that change seldom, each a file of its own: a release leaves them in the browser's cache. */
const vendors = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
  { name: 'graph', test: /node_modules\/(@apollo|@wry|graphql|graphql-ws|optimism|rxjs)\// },
  {
    name: 'markdown',
    test: /node_modules\/(react-markdown|remark-|rehype-|micromark|mdast-|hast|unist-|unified|vfile|property-information|(comma|space)-separated-tokens|decode-named|character-entities|style-to-|inline-style-parser|html-url|devlop|estree-util|ccount|longest-streak|markdown-table|trim-lines|zwitch|bail|trough|is-plain-obj|extend|ms|debug)/,
  },
  // Anything else stays with the page that imports it, so that a chart costs nothing to who only asks.
]

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // A data: URL in a style sheet would need an exception in the content security policy.
    assetsInlineLimit: 0,
    // Every browser of the target has modulepreload.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: vendors } } },
  },
  // While the page is developed the graph is a started ChainLens, or dev/mock-server.ts.
  server: { proxy: { '/graphql': { target: 'http://localhost:4000', ws: true, changeOrigin: true } } },
})
