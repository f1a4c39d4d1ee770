import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * The fault suite, by `npm run test:faults`; not a part of `npm test`: it takes a quarter of an hour, and rows run one
 * after the other, since they measure times.
 */
export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^graphql$/,
        replacement: fileURLToPath(new URL('../../node_modules/graphql/index.js', import.meta.url)),
      },
    ],
  },
  test: {
    name: 'faults',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/faults/rows/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
})
