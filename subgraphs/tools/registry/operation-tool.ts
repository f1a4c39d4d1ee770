import { ChainLensError } from '@chainlens/platform/errors'
import { askGraph, type Platform } from '@chainlens/platform/service'
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql'
import { describeOperation } from './describe-operation.ts'
import { inputSchemaOf } from './input-schema.ts'
import type { Tool } from './tool.ts'

const TIMEOUT_MS = 45_000

function broken(file: string, reason: string): ChainLensError {
  return new ChainLensError({ code: 'TOOL_BROKEN', message: `The tool ${file} is broken: ${reason}` })
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}

/**
 * A tool made of a `.graphql` file: its operation runs on the supergraph as the user who asked, its
 * variables are the input, its leading comment the description. Throws TOOL_BROKEN for a file that is
 * no single query or does not fit the graph.
 */
export function operationTool(platform: Platform, api: GraphQLSchema, file: string, text: string): Tool {
  const document = (() => {
    try {
      return parse(text)
    } catch (error) {
      throw broken(file, (error as Error).message)
    }
  })()
  const [error] = validate(api, document)
  if (error) throw broken(file, error.message)
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const [operation] = operations
  if (!operation?.name || operations.length !== 1) throw broken(file, 'it needs one operation with a name.')
  if (operation.operation !== 'query') throw broken(file, 'it has to be a query.')
  const { description, variables } = describeOperation(text)
  if (!description) throw broken(file, 'its first lines have to be a comment that says what it does.')
  const name = snakeCase(operation.name.value)
  return {
    name,
    description,
    effect: 'READ',
    timeoutMs: TIMEOUT_MS,
    inputSchema: inputSchemaOf(api, operation, variables),
    async run(input, { principal, signal, timeoutMs }) {
      const { data, errors } = await askGraph(platform, {
        issuer: 'tools',
        query: text,
        variables: input,
        as: { principal },
        signal,
        timeoutMs,
      })
      const failures = errors.map(({ path, message, extensions }) => ({ path, message, code: extensions?.code }))
      const isEmpty = data === null || Object.values(data).every((value) => value === null)
      if (isEmpty && failures[0])
        throw new ChainLensError({ code: failures[0].code ?? 'EXECUTION_FAILED', message: failures[0].message })
      return failures.length > 0 ? { ...data, _errors: failures } : data
    },
  }
}
