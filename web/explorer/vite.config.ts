import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** A build of its own: the editor weighs many times what the web app does, and none of it may end up in there. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/explorer/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../dist/explorer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      // GraphiQL's files say "use no memo" to React's compiler, which does not run here.
      onwarn: (warning, handle) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') handle(warning)
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/graphql': { target: 'http://localhost:4000', ws: true, changeOrigin: true } } },
})
