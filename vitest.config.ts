import { defineConfig } from 'vitest/config'

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  exclude: ['**/node_modules/**', '**/dist/**'],
}

/** The system tests, the same files for one process and for many. */
const system = (mode: 'embedded' | 'distributed') => ({
  test: {
    ...shared,
    name: `system-${mode}`,
    include: ['tests/system/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    provide: { mode },
    testTimeout: 120_000,
    sequence: { groupOrder: mode === 'embedded' ? 2 : 3 },
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'static', include: ['tests/static/**/*.test.ts'], sequence: { groupOrder: 0 } } },
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['{platform,schema,gateway,subgraphs,web,cli}/**/*.test.{ts,tsx}', 'tests/support/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      system('embedded'),
      system('distributed'),
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          sequence: { groupOrder: 4 },
          testTimeout: 120_000,
        },
      },
    ],
  },
})
