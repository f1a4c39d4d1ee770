import { expect, it } from 'vitest'
import { kindOfChange } from './kind-of-change.ts'

it.each([
  ['rover.yaml', 'compose'],
  ['schema/shared.graphql', 'compose'],
  ['subgraphs/team/schema.graphql', 'compose'],
  ['schema/supergraph.graphql', null],
  ['schema/subgraphs/team.graphql', null],
  ['subgraphs/team/tools/analyze-team.graphql', 'restart'],
  ['subgraphs/team/resolvers/Query.ts', 'restart'],
  ['subgraphs/team/resolvers/Query.test.ts', null],
  ['subgraphs/team/__generated__/resolvers.ts', null],
  ['platform/node_modules/x/index.ts', null],
  ['gateway/create-core.ts', 'restart'],
  ['web/main.tsx', null],
  ['docs/settings.md', null],
] as const)('a change of %s asks for %s', (path, kind) => {
  expect(kindOfChange(path)).toBe(kind)
})
