import { join } from 'node:path'

/** What is measured. */
export interface Contestant {
  name: string
  /** Command line of its process; undefined: the subgraph process itself, without a gateway. */
  command?(input: { supergraph: string; port: number }): string[]
  /** Runs the subgraphs in its own process, so that its CPU is theirs too. */
  hasSubgraphs?: boolean
}

const root = join(import.meta.dirname, '../..')
const rivals = join(import.meta.dirname, 'contestants')
const hive = join(rivals, 'node_modules/@graphql-hive/gateway/dist/bin.js')
const node = process.execPath

/** The name of what the others are compared with. */
export const STOCK = 'stock @apollo/gateway'

/** All that are measured; each in a process of its own, with its own defaults. */
export const CONTESTANTS: readonly Contestant[] = [
  {
    name: STOCK,
    command: ({ supergraph, port }) => [node, join(rivals, 'apollo.mjs'), supergraph, String(port)],
  },
  {
    name: 'Hive Gateway',
    command: ({ supergraph, port }) => [
      node,
      hive,
      'supergraph',
      supergraph,
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
    ],
  },
  {
    name: 'Hive Gateway, Rust planner',
    command: ({ supergraph, port }) => [
      ...[node, hive, 'supergraph', supergraph, '--port', String(port), '--host', '127.0.0.1'],
      '--hive-router-runtime',
    ],
  },
  {
    name: 'ChainLens',
    command: ({ supergraph, port }) => [
      ...[node, join(root, 'cli/main.ts'), 'gateway', '--supergraph', supergraph, '--port', String(port)],
    ],
  },
  {
    name: 'ChainLens, in one process',
    hasSubgraphs: true,
    command: ({ supergraph, port }) => [node, join(import.meta.dirname, 'one-process.ts'), supergraph, String(port)],
  },
  { name: 'subgraph alone' },
]
