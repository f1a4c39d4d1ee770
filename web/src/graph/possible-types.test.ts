import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { possibleTypes } from './possible-types.ts'

test('possibleTypes names every implementation that the API schema has', () => {
  const schema = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8')
  const found: Record<string, string[]> = {}
  for (const [, type, interfaces] of schema.matchAll(/^type (\w+) implements ([\w &]+)/gm)) {
    for (const name of interfaces!.split('&').map((part) => part.trim())) found[name] = [...(found[name] ?? []), type!]
  }
  for (const types of Object.values(found)) types.sort()
  expect(possibleTypes).toEqual(found)
})
