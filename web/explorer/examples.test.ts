import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { EXAMPLES } from './examples.ts'

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

test.each(EXAMPLES)('the example fits the graph, and its variables are all there: $query', ({ query, variables }) => {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  const [operation] = document.definitions
  const names = operation?.kind === 'OperationDefinition' ? operation.variableDefinitions : undefined
  const wanted = names?.map(({ variable }) => variable.name.value) ?? []
  expect(Object.keys(JSON.parse(variables || '{}'))).toEqual(wanted)
})
