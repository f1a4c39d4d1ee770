import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { rootDirectory } from '../../cli/root-directory.ts'
import { readSupergraphAtOnce } from '../federation/supergraph-parts.ts'
import { checkDocument } from './check-document.ts'
import { checkDemand } from './cost/check-demand.ts'
import { compileDemand } from './cost/compile-demand.ts'
import { LIMITS, type Limits } from './limits.ts'
import { OWN_LIMITS } from './own-limits.ts'

const read = (path: string) => readFileSync(join(rootDirectory, path), 'utf8')
const tracked = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', '--', ...patterns], { cwd: rootDirectory, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)

/** The blocks of a Markdown file that are operations. */
function blocksOf(path: string): string[] {
  const blocks = [...read(path).matchAll(/```(?:graphql|gql)\n(.*?)```/gs)].map((match) => match[1] ?? '')
  return blocks.filter((block) => /^\s*(query|mutation|subscription|fragment|\{)/.test(block))
}

/** An operation with the fragments that it may spread, by a name to find it by. */
function operationsIn(where: string, texts: readonly string[], shared: readonly FragmentDefinitionNode[]) {
  return texts.flatMap((text) => {
    const { definitions } = parse(text)
    const own = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
    const fragments = Object.fromEntries([...shared, ...own].map((one) => [one.name.value, one]))
    return definitions
      .filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => [`${operation.name?.value ?? 'a query'} of ${where}`, operation, fragments] as const)
  })
}

const webFiles = tracked('web/src/**/*.graphql')
const webFragments = webFiles.flatMap((path) =>
  parse(read(path)).definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION),
)
const operations = [
  ...webFiles.flatMap((path) => operationsIn(path, [read(path)], webFragments)),
  ...tracked('subgraphs/*/tools/*.graphql').flatMap((path) => operationsIn(path, [read(path)], [])),
  ...tracked('*.md').flatMap((path) => operationsIn(path, blocksOf(path), [])),
]
const { schema, costRules: rules } = readSupergraphAtOnce(read('schema/supergraph.graphql'))

/** The operation and what it spreads, as clients send it. */
function documentOf(
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
): DocumentNode {
  const needed = new Map<string, FragmentDefinitionNode>()
  const find = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { kind, name } = node as { kind?: string; name?: { value: string } }
    const fragment = kind === Kind.FRAGMENT_SPREAD && name ? fragments[name.value] : undefined
    if (fragment && !needed.has(fragment.name.value)) {
      needed.set(fragment.name.value, fragment)
      find(fragment)
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'loc') find(value)
  }
  find(operation)
  return { kind: Kind.DOCUMENT, definitions: [operation, ...needed.values()] }
}

/** Every limit at four fifths of what it is, so that an operation can grow. */
const ours: Limits = { ...LIMITS, ...OWN_LIMITS }
const tighter: Limits = { ...ours }
for (const name of [
  'documentCharacters',
  'tokens',
  'depth',
  'nesting',
  'rootFields',
  'aliases',
  'directives',
  'selections',
  'repeats',
  'valueDepth',
  'cost',
] as const)
  tighter[name] = Math.floor(((ours[name] ?? 0) * 4) / 5)

describe('the operations of the web app, the tools and the documentation', () => {
  it('are found', () => {
    expect(operations.length).toBeGreaterThan(30)
  })

  it.each(operations)('%s keeps every limit, with a fifth to spare', (_, operation, fragments) => {
    const document = documentOf(operation, fragments)
    expect(validate(schema, document).map(({ message }) => message)).toEqual([])
    expect(checkDocument(document, tighter)).toBeNull()
    expect(print(document).length).toBeLessThan(tighter.documentCharacters)
    expect(() => parse(print(document), { maxTokens: tighter.tokens })).not.toThrow()
    // Pages by variable are as large as they can be.
    const names = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? []
    const variables = Object.fromEntries(names.map((name) => [name, ours.pageSize]))
    const demand = compileDemand(operation, fragments, { schema, rules, limits: ours })
    expect(checkDemand(demand, variables, tighter)).toBeNull()
  })
})

describe('mutations of which an operation may have one', () => {
  it('are all of those of users but logging out, which guesses nothing', () => {
    const supergraph = read('schema/supergraph.graphql')
    const mutation = /^type Mutation[^{]*\{(.*?)^\}/ms.exec(supergraph)?.[1] ?? ''
    const ofUsers = [...mutation.matchAll(/^ {2}(\w+)[^\n]*@join__field\(graph: USERS\)/gm)].map((match) => match[1])
    expect(ofUsers).toContain('logOut')
    expect(ofUsers.filter((name) => name !== 'logOut').sort()).toEqual([...OWN_LIMITS.onePerOperation].sort())
  })
})
