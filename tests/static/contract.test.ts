import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, findBreakingChanges } from 'graphql'
import { describe, expect, it } from 'vitest'
import { rootDirectory } from '../../cli/root-directory.ts'

const read = (file: string) => buildSchema(readFileSync(join(rootDirectory, file), 'utf8'))

describe('the API schema', () => {
  it('breaks nothing that the contract fixes', () => {
    const changes = findBreakingChanges(read('schema/contract.graphql'), read('schema/api.graphql'))
    expect(changes.map(({ type, description }) => `${type} ${description}`)).toEqual([])
  })

  it('describes every type, field, argument and enum value', () => {
    const undescribed: string[] = []
    for (const type of Object.values(read('schema/api.graphql').getTypeMap())) {
      if (type.name.startsWith('__') || !type.astNode) continue
      const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type.name)
      if (!type.description && !isRoot) undescribed.push(type.name)
      if ('getFields' in type)
        for (const field of Object.values(type.getFields())) {
          if (!field.description) undescribed.push(`${type.name}.${field.name}`)
          for (const argument of 'args' in field ? field.args : [])
            if (!argument.description && argument.name !== 'input')
              undescribed.push(`${type.name}.${field.name}(${argument.name})`)
        }
      if ('getValues' in type)
        // A role or severity says itself; values that need words have them in their enum's text.
        for (const value of type.getValues())
          if (!value.description && !['Severity'].includes(type.name)) undescribed.push(`${type.name}.${value.name}`)
    }
    expect(undescribed).toEqual([])
  })
})
