import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDataSourceRegistry } from '../../gateway/federation/reload/data-source-registry.ts'
import { createFileSource } from '../../gateway/federation/reload/file-source.ts'
import { createLiveSupergraph, type LiveSupergraph } from '../../gateway/federation/reload/live-supergraph.ts'
import type { Recomposed } from './recompose.ts'
import { watchComposition } from './watch-composition.ts'

const SCHEMA = 'type Query {\n  "What there is."\n  here: Shared\n}\n'
const OTHER = 'type Query {\n  "What there is."\n  there: Shared\n}\n'

let root: string
let schemaFile: string
const lines: string[] = []
const outcomes: Recomposed[] = []
const code: string[] = []
const waiting: (() => void)[] = []
const undo: (() => void)[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'chainlens-dev-'))
  for (const name of ['one', 'other']) await mkdir(join(root, 'subgraphs', name), { recursive: true })
  await mkdir(join(root, 'schema'))
  const subgraph = (name: string) =>
    `  ${name}:\n    routing_url: http://${name}.test/graphql\n    schema: { file: ./schema/subgraphs/${name}.graphql }\n`
  await writeFile(
    join(root, 'rover.yaml'),
    `federation_version: =2.14.4\nsubgraphs:\n${subgraph('one')}${subgraph('other')}`,
  )
  await writeFile(
    join(root, 'schema/shared.graphql'),
    '"Of both."\ntype Shared @shareable {\n  "Its name."\n  name: String\n}\n',
  )
  schemaFile = join(root, 'subgraphs/one/schema.graphql')
  await writeFile(schemaFile, SCHEMA)
  await writeFile(join(root, 'subgraphs/other/schema.graphql'), OTHER)
  const watching = watchComposition(root, {
    tell: (line) => lines.push(line),
    onComposed(outcome) {
      outcomes.push(outcome)
      for (const resolve of waiting.splice(0)) resolve()
    },
    onCodeChanged: (paths) => {
      code.push(...paths)
      for (const resolve of waiting.splice(0)) resolve()
    },
  })
  undo.push(() => watching.dispose())
})
afterEach(async () => {
  for (const step of undo.splice(0)) step()
  for (const list of [lines, outcomes, code]) list.length = 0
  await rm(root, { recursive: true })
})

/** Until the newest composition came to `outcome`. */
async function untilComposed(outcome: Recomposed): Promise<void> {
  while (outcomes.at(-1) !== outcome) await new Promise<void>((resolve) => waiting.push(resolve))
}

async function serve(): Promise<LiveSupergraph> {
  const source = createFileSource(join(root, 'schema/supergraph.graphql'), { pollMs: 60_000, settleMs: 2 })
  const supergraph = createLiveSupergraph({
    supergraphSdl: await source.read(),
    addressOf: (_, url) => url,
    dataSources: createDataSourceRegistry({
      open: () =>
        ({ ask: async () => ({ data: null }), open: () => Promise.reject(), dispose: async () => {} }) as never,
      close: () => {},
    }),
    introspection: true,
    metrics: createMetrics(),
    logger: createLogger({ level: 'silent', name: 'test' }),
  })
  const watching = source.watch(supergraph.listener)
  undo.push(
    () => watching.dispose(),
    () => supergraph.dispose(),
  )
  return supergraph
}

const fieldsOf = (supergraph: LiveSupergraph) =>
  Object.keys(supergraph.current.get().schema.getQueryType()?.getFields() ?? {}).sort()

const untilSwapped = (supergraph: LiveSupergraph) =>
  new Promise<void>((resolve) => {
    const stop = supergraph.current.onSwap(() => {
      stop()
      resolve()
    })
  })

describe('a schema that changes while it is watched', () => {
  it('is composed, written and served', async () => {
    const supergraph = await serve()
    expect(fieldsOf(supergraph)).toEqual(['here', 'there'])
    const swapped = untilSwapped(supergraph)
    await writeFile(schemaFile, SCHEMA.replace('}', '  "A field more."\n  more: Int\n}'))
    await swapped
    expect(fieldsOf(supergraph)).toEqual(['here', 'more', 'there'])
    expect(await readFile(join(root, 'schema/subgraphs/one.graphql'), 'utf8')).toContain('more: Int')
    expect(lines.at(-1)).toMatch(/^✓ composed in .*: schema\/subgraphs\/one\.graphql, schema\/supergraph\.graphql/)
  })

  it('is refused with file, line and what to do where it does not compose, and the last good one stays', async () => {
    const before = await readFile(join(root, 'schema/supergraph.graphql'), 'utf8')
    await writeFile(schemaFile, SCHEMA.replace('}', '  "The same field."\n  there: Shared\n}'))
    await untilComposed('refused')
    expect(lines.join('\n')).toContain('Non-shareable field "Query.there"')
    expect(lines.join('\n')).toContain('(INVALID_FIELD_SHARING)\n  at subgraphs/one/schema.graphql:5:3\n')
    expect(lines.join('\n')).toContain('  at subgraphs/other/schema.graphql:3:3\n')
    expect(lines.join('\n')).toContain('→ Mark the field @shareable')
    expect(await readFile(join(root, 'schema/supergraph.graphql'), 'utf8')).toBe(before)
    await writeFile(schemaFile, SCHEMA.replace('here:', 'here'))
    while (!lines.some((line) => line.includes('Syntax Error')))
      await new Promise<void>((resolve) => waiting.push(resolve))
    expect(lines.join('\n')).toContain('at subgraphs/one/schema.graphql:3:8')
    await writeFile(schemaFile, SCHEMA)
    await untilComposed('unchanged')
  })

  it('is told of in hints, which do not keep it from being composed', async () => {
    await writeFile(
      join(root, 'subgraphs/other/schema.graphql'),
      `${OTHER}"Here so."\nenum Side { LEFT }\nextend type Query { side: Side }`,
    )
    await untilComposed('written')
    await writeFile(schemaFile, `${SCHEMA}"There so."\nenum Side { LEFT RIGHT }\nextend type Query { ownSide: Side }`)
    while (!lines.some((line) => line.startsWith('hint:'))) await new Promise<void>((resolve) => waiting.push(resolve))
    expect(lines.join('\n')).toMatch(/hint: .*\n {2}at subgraphs\/one\/schema\.graphql:\d+:6/)
    expect(outcomes.at(-1)).toBe('written')
  })

  it('survives a list of subgraphs that is none, and says so', async () => {
    const list = await readFile(join(root, 'rover.yaml'), 'utf8')
    await writeFile(join(root, 'rover.yaml'), 'subgraphs: [')
    await untilComposed('refused')
    expect(lines.join('\n')).toContain('rover.yaml')
    await writeFile(join(root, 'rover.yaml'), list)
    await untilComposed('unchanged')
    expect(code).toContain('rover.yaml')
  })

  it('may be in a folder that is new', async () => {
    await mkdir(join(root, 'subgraphs/one/domain'))
    await writeFile(join(root, 'subgraphs/one/domain/find.ts'), '')
    while (!code.includes('subgraphs/one/domain/find.ts')) await new Promise<void>((resolve) => waiting.push(resolve))
  })
})
