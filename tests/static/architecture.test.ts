import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { readSubgraphs } from '@chainlens/platform/config'
import { describe, expect, it } from 'vitest'
import { deriveLines } from '../../cli/derive-lines.ts'
import { rootDirectory } from '../../cli/root-directory.ts'

interface SourceFile {
  path: string
  text: string
  lines: number
  /** Imports that run: packages by name, our own by path from the root. */
  imports: string[]
}

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: rootDirectory,
  encoding: 'utf8',
})
const files: SourceFile[] = tracked
  .split('\n')
  .filter((path) => path && existsSync(join(rootDirectory, path)))
  .filter((path) => !path.includes('__generated__') && !path.startsWith('web/src/gql/'))
  .map((path) => {
    const text = readFileSync(join(rootDirectory, path), 'utf8')
    const specifiers = [
      ...text.matchAll(
        /^(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
      ),
    ]
    const imports = specifiers.map((match) => resolve(path, match[1] ?? match[2] ?? match[3] ?? ''))
    return { path, text, lines: text.split('\n').length - 1, imports }
  })

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier))
  return specifier.replace(/^@chainlens\/(platform|gateway|schema|cli)/, '$1')
}

const isTest = (path: string) => /\.test\.tsx?$|\/testing\/|^tests\//.test(path)
const production = files.filter(({ path }) => !isTest(path))
const roomOf = (path: string) => /^(platform|gateway|schema|cli|web|tests|bench|subgraphs\/[^/]+)(\/|$)/.exec(path)?.[1]

/** Who may import whom; tests may import anything. */
const MAY_IMPORT: Record<string, string[]> = {
  platform: [],
  schema: ['platform'],
  gateway: ['platform'],
  web: [],
  cli: ['platform', 'gateway', 'schema', 'subgraphs'],
}

describe('the import law', () => {
  it('lets each room import only what it may', () => {
    const breaches = production.flatMap(({ path, imports }) => {
      const room = roomOf(path)
      if (!room || room === 'tests' || room === 'bench') return []
      const allowed = room.startsWith('subgraphs/') ? ['platform'] : (MAY_IMPORT[room] ?? [])
      return imports.flatMap((target) => {
        const other = roomOf(target)
        const isAllowed =
          !other || other === room || allowed.some((name) => other === name || other.startsWith(`${name}/`))
        return isAllowed ? [] : [`${path} → ${target}`]
      })
    })
    expect(breaches).toEqual([])
  })

  it('keeps graphql to resolvers, platform/graphql, platform/graph, schema, gateway and the web', () => {
    const allowed = /^(subgraphs\/[^/]+\/resolvers\/|platform\/graph(ql)?\/|schema\/|gateway\/|web\/)/
    // The registry of operation tools and the measurements read documents, which is what graphql is for.
    const alsoAllowed = /^(subgraphs\/tools\/registry|bench)\//
    const breaches = production
      .filter(({ path, imports }) => imports.includes('graphql') && !allowed.test(path) && !alsoAllowed.test(path))
      .map(({ path }) => path)
    expect(breaches).toEqual([])
  })

  it('reads process.env in platform/config only, and in measurements', () => {
    const breaches = production
      .filter(({ path, text }) => /process\.env\b/.test(text) && !/^(platform\/config|bench|eval)\//.test(path))
      .map(({ path }) => path)
    expect(breaches).toEqual([])
  })

  it('keeps resolvers → domain → entities, sources, engine in that order', () => {
    const forbidden = /^subgraphs\/[^/]+\/(domain|entities|sources|engine|models)\//
    const breaches = production.flatMap(({ path, imports }) =>
      forbidden.test(path)
        ? imports
            .filter((target) => /^subgraphs\/[^/]+\/resolvers\//.test(target))
            .map((target) => `${path} → ${target}`)
        : [],
    )
    expect(breaches).toEqual([])
  })
})

describe('the size of files', () => {
  it('stays under 400 lines', () => {
    expect(files.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })
})

describe('the list of subgraphs', () => {
  const rover = join(rootDirectory, 'rover.yaml')
  const { subgraphs } = readSubgraphs(rover)

  it.each(['codegen.yml', 'docker-compose.yml'] as const)('is the same in %s', (file) => {
    const text = readFileSync(join(rootDirectory, file), 'utf8')
    expect(deriveLines(file, text, rover)).toBe(text)
  })

  it('has a folder each, with index.ts, schema.graphql and README.md', () => {
    const missing = subgraphs.flatMap(({ name }) =>
      ['index.ts', 'schema.graphql', 'README.md', 'context.ts']
        .map((file) => join('subgraphs', name, file))
        .filter((file) => !existsSync(join(rootDirectory, file))),
    )
    expect(missing).toEqual([])
  })
})
