import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { SystemMode } from './tests/support/provided-context.ts'

/** Node resolves graphql to this file for everyone; Vite would give our own files the .mjs twin, another realm. */
const resolve = {
  alias: [{ find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) }],
}

const shared = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  exclude: ['**/node_modules/**', '**/dist/**'],
}

/** Unit tests that need modules which nobody has loaded before: tracing patches clients as they are loaded. */
const ALONE = ['platform/telemetry/trace-clients.test.ts']

/** Questions to a whole system; the scorers' own tests are unit tests. */
const EVALUATION = 'eval/evaluation.test.ts'

/** The system tests, the same files for one process and for many. */
const system = (mode: SystemMode) => ({
  resolve,
  test: {
    ...shared,
    name: `system-${mode}`,
    include: ['tests/system/**/*.test.ts'],
    // One process has no others that it could be tried against.
    exclude: mode === 'embedded' ? ['tests/system/between-processes.test.ts'] : [],
    globalSetup: [mode === 'embedded' ? 'tests/support/prepare-home.ts' : 'tests/support/global-setup.ts'],
    provide: { mode },
    sequence: { groupOrder: 2 },
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: { ...shared, name: 'static', include: ['tests/static/**/*.test.ts'], sequence: { groupOrder: 0 } },
      },
      {
        resolve,
        test: {
          ...shared,
          name: 'unit',
          include: [
            '{platform,schema,gateway,subgraphs,web,cli,bench,eval}/**/*.test.{ts,tsx}',
            'tests/support/**/*.test.ts',
            'tests/faults/support/**/*.test.ts',
          ],
          exclude: [...shared.exclude, ...ALONE, EVALUATION],
          globalSetup: ['tests/support/global-setup.ts'],
          // A worker loads a module once for all of its files: loading took a third of the CPU.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: 'unit-alone',
          include: ALONE,
          globalSetup: ['tests/support/global-setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: 'start',
          include: ['tests/start/**/*.test.ts'],
          globalSetup: ['tests/support/prepare-home.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      { resolve, test: { ...shared, name: 'evaluation', include: [EVALUATION], sequence: { groupOrder: 2 } } },
      system('embedded'),
      system('distributed'),
      {
        resolve,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/prepare-home.ts'],
          provide: { mode: 'embedded' },
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
