import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the graph answers while the web is developed; the mock (`web/dev/mock-server.ts`) or a started ChainLens. */
const graphOrigin = process.env.CHAINLENS_GRAPH_ORIGIN ?? 'http://localhost:4000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // A data: URL in a style sheet would need an exception in the content security policy.
    assetsInlineLimit: 0,
    // The polyfill is an inline script's cousin, and every browser in the target has modulepreload.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/graphql': { target: graphOrigin, ws: true, changeOrigin: true } } },
})
